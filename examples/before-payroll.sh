#!/bin/sh
# Between the approval of a bonus and its payment: the approved result is verified, and only then handed to payroll.
#
#   before-payroll.sh RESULT POLICY EMPLOYEES EXPORT PAYROLL.csv
#
# RESULT is what was approved (bonuspool calculate … --format json -o RESULT). Ends with 0 when PAYROLL.csv was written,
# 1 when the result does not hold any more, 2 when a file is missing or no result, 3 when the sums do not agree.
# 承認した結果を支払いの前に照合し、一致したときだけ給与ソフト用のCSVを書き出す。
set -u
result=$1 policy=$2 employees=$3 export=$4 payroll=$5

# What the policy promises: its worked examples, if it has any.
bonuspool test "$policy" --quiet || exit $?

# What was approved: nothing has changed since, not one yen.
bonuspool verify "$result" "$policy" "$employees"
case $? in
0) ;;
1) echo "stop: the result is not what the files give now" >&2; exit 1 ;;
*) echo "stop: bonuspool could not verify" >&2; exit 2 ;;
esac

# What accounting books: everybody's bonus adds up to the total that was approved.
paid=$(jq '.totals.paid' "$result")
sum=$(jq '[.employees[].bonus] | add' "$result")
[ "$paid" = "$sum" ] || { echo "stop: $sum is not $paid" >&2; exit 3; }

# What payroll takes in.
bonuspool calculate "$policy" "$employees" --export "$export" -o "$payroll" --quiet || exit $?
echo "$payroll: $paid yen"

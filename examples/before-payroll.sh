#!/bin/sh
# Between the approval of a bonus and its payment: what payroll takes in is exported, and appears only once the approved
# result has been verified and the export comes to the total that was approved.
#
#   before-payroll.sh RESULT POLICY EMPLOYEES EXPORT COLUMNS PAYROLL.csv [OPTION…]
#
# RESULT is what was approved (bonuspool calculate … --format json -o RESULT). EXPORT is an export of the policy that
# makes one file; COLUMNS are the numbers of its columns that make up the bonus (3, or 3,4,5). OPTIONs are those that RESULT
# was calculated with (--overlay, --set, --goals, --allotments, --sheet). Ends with 0 when PAYROLL.csv
# was written, 1 when the result does not hold any more or the policy or the people are at fault, 2 when it could not run
# (a file is missing or no result, PAYROLL.csv is there already), 3 when the export does not come to the approved total.
# 給与ソフト用のCSVを書き出し、承認した結果がいまも同じで、CSVの合計が承認した支給総額に一致したときだけ置く。
set -u
usage='before-payroll.sh RESULT POLICY EMPLOYEES EXPORT COLUMNS PAYROLL.csv [OPTION…]'
[ $# -ge 6 ] || { echo "usage: $usage" >&2; exit 2; }
result=$1 policy=$2 employees=$3 export=$4 columns=$5 payroll=$6
shift 6
case $payroll in -*) payroll=./$payroll ;; esac
for tool in bonuspool jq; do
    command -v "$tool" > /dev/null || { echo "stop: $tool is not installed" >&2; exit 2; }
done
[ -e "$payroll" ] && { echo "stop: $payroll is there already" >&2; exit 2; }

# What the policy promises: its worked examples, if it has any.
bonuspool test "$policy" --quiet || exit $?

# What payroll would take in, out of its sight for now.
beside=$(mktemp -d "$payroll.XXXXXX") || exit 2
trap 'rm -rf "$beside"' EXIT
trap 'exit 2' HUP INT TERM
bonuspool calculate "$policy" "$employees" "$@" --export "$export" -o "$beside/payroll.csv" --quiet || exit $?
[ -e "$beside/payroll.csv" ] || { echo "stop: the export $export makes several files" >&2; exit 2; }

# What was approved: nothing has changed since, not one yen. It stands behind the export, so that whatever changes before
# or during the export is found.
bonuspool verify "$result" "$policy" "$employees" "$@"
case $? in
0) ;;
1) echo "stop: the result is not what the files give now" >&2; exit 1 ;;
*) echo "stop: bonuspool could not verify" >&2; exit 2 ;;
esac

# What accounting books: the very file that payroll takes in adds up to the total that was approved. Cells in quotes are
# texts; in bytes, commas and quotes mean the same in UTF-8 and Shift_JIS.
paid=$(jq '.totals.paid' "$result") || exit 2
sum=$(LC_ALL=C sed 's/"[^"]*"//g' "$beside/payroll.csv" | LC_ALL=C awk -F, -v columns="$columns" '
    BEGIN { count = split(columns, column, ",") }
    { sub(/\r$/, "") }
    NR > 1 {
        for (i = 1; i <= count; i++) {
            if ($column[i] !~ /^-?[0-9]+$/) wrong = 1
            sum += $column[i]
        }
    }
    END { if (wrong) print "not a number"; else printf "%.0f\n", sum }')
[ "$sum" = "$paid" ] || { echo "stop: columns $columns of the export come to $sum, approved are $paid" >&2; exit 3; }

mv "$beside/payroll.csv" "$payroll" || exit 2
echo "$payroll: $paid yen"

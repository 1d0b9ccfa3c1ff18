# Points times attendance (in thousandths), exact shares in integers, units of 100 yen by largest remainder.
import sys

import polars as pl

people, output, units, cells = sys.argv[1:5]
units = int(units)
points = {cell[:3]: int(cell[4:]) for cell in cells.split(",")}

attendance = (pl.col("出勤率").str.strip_chars_end("%").cast(pl.Float64) * 10).round().cast(pl.Int64)
weighed = (
    pl.scan_csv(people, infer_schema=False)
    .with_columns(
        weight=(pl.col("等級") + pl.col("評価")).replace_strict(points, return_dtype=pl.Int64) * attendance
    )
    .collect()
)
weight = pl.col("weight")
total = weighed["weight"].sum()
kinds = (
    weighed.group_by("weight")
    .agg(people=pl.len().cast(pl.Int64))
    .with_columns(units=units * weight // total, remainder=units * weight % total)
    .sort("remainder", "weight", descending=True)
)
left = units - (kinds["units"] * kinds["people"]).sum()
shares = kinds.select(
    "weight",
    賞与=(pl.col("units") + (pl.col("people").cum_sum() <= left).cast(pl.Int64)) * 100,
)
(
    weighed.lazy()
    .join(shares.lazy(), on="weight", how="left", maintain_order="left")
    .select("社員番号", "氏名", "部署", "等級", "評価", "賞与")
    .sink_csv(output)
)

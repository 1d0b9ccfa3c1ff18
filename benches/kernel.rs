//! The parts of a run by themselves, in memory: sharing, reading people, calculating, writing CSV.

mod company;

use std::convert::Infallible;
use std::hint::black_box;

use bonuspool::allocate::{Limit, Rounding, Sharing, amounts, certify, coefficient};
use bonuspool::calculation::{Allotments, Run};
use bonuspool::diagnostics::{FileId, Sources, Span};
use bonuspool::people::{People, TableFile, Wanted, read};
use bonuspool::policy::{self, Policy, TableFileFault};
use bonuspool::render::csv;
use bonuspool::view::{Facts, Lang, PersonSheet, needed_for_display};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use company::people::{Ids, Staff};
use company::policies::{points, points_table, season};

const SIZES: [u32; 2] = [1_000, 100_000];

criterion_group!(kernel, allocate, reading, calculating, writing);
criterion_main!(kernel);

/// What one component shares, apart from the total.
struct Weights {
    name: &'static str,
    tentative: Vec<i128>,
    limits: Option<Vec<Limit>>,
}

impl Weights {
    /// As many weights as the table of points has cells, and one for everybody; without limits and with some that hold
    /// for about half of the people.
    fn each(people: u32) -> [Self; 4] {
        let cells: Vec<i128> = points_table()
            .map(|(_, _, points)| i128::from(points) * 10_000)
            .collect();
        let few: Vec<i128> = cells.iter().copied().cycle().take(places(people)).collect();
        let many: Vec<i128> = few
            .iter()
            .zip(0_i128..)
            .map(|(weight, person)| weight + person)
            .collect();
        let limits = |weights: &[i128]| {
            let limit = |weight: &i128| Limit {
                min: 2_000 + weight / 2_000,
                max: Some(5_000 + weight / 4_000),
            };
            Some(weights.iter().map(limit).collect())
        };
        let with = |name, tentative: &[i128], limits| Self {
            name,
            tentative: tentative.to_vec(),
            limits,
        };
        [
            with("few weights", &few, None),
            with("many weights", &many, None),
            with("few weights, limits", &few, limits(&few)),
            with("many weights, limits", &many, limits(&many)),
        ]
    }

    /// Units of 100 yen, as many a person as a policy of the benchmarks gives, and some that are left over.
    fn shared(&self) -> Sharing<'_> {
        let people = i128::try_from(self.tentative.len()).expect("people");
        Sharing {
            total: people * 4_000 + people / 3,
            tentative: &self.tentative,
            limits: self.limits.as_deref(),
            heads: None,
        }
    }
}

/// The coefficient, the amounts and their certificate.
fn allocate(criterion: &mut Criterion) {
    const ROUNDING: Rounding<'_> = Rounding::LargestRemainder;
    for people in SIZES {
        for weights in Weights::each(people) {
            let sharing = weights.shared();
            let (k, reach) = coefficient(&sharing).expect("a coefficient");
            let paid = amounts(k, &sharing, &ROUNDING).expect("amounts");
            certify(k, reach, true, &sharing, &ROUNDING, &paid).expect("a certificate");

            let mut group = criterion.benchmark_group("allocate");
            group.throughput(Throughput::Elements(people.into()));
            let id = |step| BenchmarkId::new(format!("{step}, {}", weights.name), people);
            group.bench_function(id("coefficient"), |bencher| {
                bencher.iter(|| coefficient(black_box(&sharing)));
            });
            group.bench_function(id("amounts"), |bencher| {
                bencher.iter(|| amounts(k, black_box(&sharing), &ROUNDING));
            });
            group.bench_function(id("certificate"), |bencher| {
                bencher.iter(|| certify(k, reach, true, black_box(&sharing), &ROUNDING, &paid));
            });
            group.finish();
        }
    }
}

/// A season in memory, and what a run reads of it.
struct Season {
    file: FileId,
    policy: Policy,
    wanted: Vec<Wanted>,
}

impl Season {
    fn of(policy: &str) -> Self {
        let mut sources = Sources::default();
        let base = sources.add("policy.toml", policy);
        let mut load = |_: FileId, _: &str| Err(TableFileFault::NotFound);
        let policy = policy::read(&mut sources, base, &[], &[], &mut load).expect("a policy");
        let nowhere = Span {
            file: base,
            start: 0,
            end: 0,
        };
        Self {
            file: sources.add("employees.csv", ""),
            wanted: needed_for_display(&policy, &[], nowhere),
            policy,
        }
    }

    /// The two policies, each with its name.
    fn each(people: u32) -> [(&'static str, Self); 2] {
        [
            ("points", Self::of(&points(people))),
            ("months and points", Self::of(&season(people))),
        ]
    }

    fn read(&self, bytes: &[u8]) -> People {
        let source = TableFile::csv(bytes, self.file);
        let (people, _) = read(&source, &self.policy.columns, &self.wanted).expect("people");
        people
    }

    fn run<'a>(&'a self, people: &'a People) -> Run<'a> {
        match Run::new(&self.policy, people, Allotments::default()) {
            Ok(run) => run,
            Err(stopped) => panic!("{stopped:?}"),
        }
    }
}

/// A file of people, as bytes.
fn file(people: u32, ids: Ids) -> Vec<u8> {
    let mut bytes = Vec::new();
    let staff = Staff { people, ids };
    staff.write(&mut bytes).expect("memory takes it");
    bytes
}

/// From the bytes of a file to typed columns.
fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    for people in SIZES {
        group.throughput(Throughput::Elements(people.into()));
        let season = Season::of(&points(people));
        for (name, ids) in [
            ("ids in order", Ids::Ascending),
            ("ids in no order", Ids::Shuffled),
        ] {
            let bytes = file(people, ids);
            group.bench_function(BenchmarkId::new(name, people), |bencher| {
                bencher.iter_with_large_drop(|| season.read(black_box(&bytes)));
            });
        }
    }
    group.finish();
}

/// From columns to everybody's bonus, with the certificate.
fn calculating(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("calculating");
    for people in SIZES {
        group.throughput(Throughput::Elements(people.into()));
        let bytes = file(people, Ids::Ascending);
        for (name, season) in Season::each(people) {
            let staff = season.read(&bytes);
            group.bench_function(BenchmarkId::new(name, people), |bencher| {
                bencher.iter_with_large_drop(|| season.run(black_box(&staff)));
            });
        }
    }
    group.finish();
}

/// From an outcome to the bytes of a CSV.
fn writing(criterion: &mut Criterion) {
    const STYLE: csv::Style = csv::Style {
        encoding: csv::Encoding::Utf8,
        line_end: csv::LineEnd::Lf,
        exact_headers: false,
    };
    let mut group = criterion.benchmark_group("writing");
    for people in SIZES {
        group.throughput(Throughput::Elements(people.into()));
        let season = Season::of(&points(people));
        let staff = season.read(&file(people, Ids::Ascending));
        let run = season.run(&staff);
        let facts = Facts {
            policy: &season.policy,
            people: &staff,
            outcome: &run.outcome,
            by: &[],
            lang: Lang::En,
        };
        group.bench_function(BenchmarkId::new("CSV", people), |bencher| {
            bencher.iter_with_large_drop(|| {
                let sheet = PersonSheet::new(black_box(&facts));
                let mut bytes = Vec::new();
                let written = csv::write(
                    &sheet,
                    STYLE,
                    |row| row.to_string(),
                    |part| {
                        bytes.extend_from_slice(part);
                        Ok::<(), Infallible>(())
                    },
                );
                written.map(|_| bytes).expect("a CSV")
            });
        });
    }
    group.finish();
}

fn places(people: u32) -> usize {
    usize::try_from(people).expect("places")
}

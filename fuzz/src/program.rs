//! The whole program, from its arguments to its exit code.
//!
//! An input has a first line of letters that choose the command and its options, and below it, divided by lines `%%`,
//! the policy, the employees, the allotments, an overlay and a setting. The last three may be missing.

use std::ffi::OsString;
use std::path::Path;

use bonuspool::cli::{self, Environment};
use num_rational::BigRational;
use num_traits::Zero;
use tempfile::TempDir;

use super::json::Json;
use super::text::{assert_harmless, parts};

const POLICY: &str = "policy.toml";
const SEASON: &str = "season.toml";
const EMPLOYEES: &str = "employees.csv";
const ALLOTMENTS: &str = "allotments.csv";
const TABLE_FILE: (&str, &str) = ("t.txt", "等級 S A B\nG1 130 115 100\nG2 169 150 130\n");

/// Checks the result as JSON first, then what the letters choose, which must agree with it.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Some((letters, files)) = text.split_once('\n') else {
        return;
    };
    let input = Input::of(files);
    let mut choice = Choice(letters.as_bytes());
    let home = home();
    input.write(home.path());

    let result = input.calculate(home.path());
    assert!(matches!(result.code, 0 | 1), "{}", result.stderr);
    let json = (result.code == 0).then(|| Json::of(&result.stdout));
    if let Some(json) = &json {
        assert_harmless(&result.stdout);
        adds_up(json);
    }
    let chosen = Chosen::of(&mut choice, &input, json.as_ref());
    let ran = chosen.run(&input, home.path());
    chosen.agrees(&ran, &result, home.path(), json.as_ref());
}

/// A folder of its own, in memory where the system has such a place.
fn home() -> TempDir {
    let memory = Path::new("/dev/shm");
    let home = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    home.expect("a temporary folder")
}

/// The files of an input.
struct Input<'a> {
    policy: &'a str,
    employees: &'a str,
    allotments: Option<&'a str>,
    overlay: Option<&'a str>,
    setting: Option<&'a str>,
}

impl<'a> Input<'a> {
    fn of(files: &'a str) -> Self {
        let mut parts = parts(files);
        let mut next = || parts.next().filter(|part| !part.is_empty());
        Self {
            policy: next().unwrap_or_default(),
            employees: next().unwrap_or_default(),
            allotments: next(),
            overlay: next(),
            // An argument holds no NUL.
            setting: next().filter(|part| !part.contains('\0')),
        }
    }

    fn files(&self) -> Vec<(&'static str, &'a str)> {
        let all = [
            (POLICY, Some(self.policy)),
            (SEASON, self.overlay),
            (EMPLOYEES, Some(self.employees)),
            (ALLOTMENTS, self.allotments),
            (TABLE_FILE.0, Some(TABLE_FILE.1)),
        ];
        all.into_iter()
            .filter_map(|(name, text)| Some((name, text?)))
            .collect()
    }

    fn write(&self, home: &Path) {
        for (name, text) in self.files() {
            std::fs::write(home.join(name), text).expect("a temporary file");
        }
    }

    /// What comes with every command that reads the policy.
    fn rules(&self) -> Vec<String> {
        let overlay = self.overlay.map(|_| format!("--overlay={SEASON}"));
        let setting = self.setting.map(|setting| format!("--set={setting}"));
        overlay.into_iter().chain(setting).collect()
    }

    fn allotments(&self) -> Option<String> {
        self.allotments
            .map(|_| format!("--allotments={ALLOTMENTS}"))
    }

    /// The result as JSON, the employees through standard input.
    fn calculate(&self, home: &Path) -> Ran {
        let mut args = vec!["calculate".to_owned(), POLICY.to_owned(), "-".to_owned()];
        args.push("--format=json".to_owned());
        args.extend(self.rules());
        args.extend(self.allotments());
        Ran::of(&args, home, self.employees)
    }
}

/// How a run has ended.
struct Ran {
    code: u8,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn of(args: &[String], home: &Path, stdin: &str) -> Self {
        let mut stdin = stdin.as_bytes();
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut environment =
            Environment::captured(home.to_owned(), &mut stdin, &mut stdout, &mut stderr);
        let named = std::iter::once("bonuspool").chain(args.iter().map(String::as_str));
        let code = cli::run(named.map(OsString::from), &mut environment);
        let text = |bytes: Vec<u8>| match String::from_utf8(bytes) {
            Ok(text) => text,
            // A CSV may have been asked for in another encoding.
            Err(error) => {
                let bytes = error.into_bytes();
                let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
                assert!(!broken, "{text}");
                text.into_owned()
            }
        };
        let ran = Self {
            code,
            stdout: text(stdout),
            stderr: text(stderr),
        };
        assert!(matches!(code, 0..=2), "exit {code}: {}", ran.stderr);
        assert_harmless(&ran.stderr);
        if code != 0 {
            assert_eq!(ran.stdout, "", "exit {code} with a result");
            assert_ne!(ran.stderr, "", "exit {code} without a word");
        }
        ran
    }
}

/// The letters that are still to choose something.
struct Choice<'a>(&'a [u8]);

impl Choice<'_> {
    /// One of `all`; the first where there are no letters left.
    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        let letter = match self.0.split_first() {
            Some((letter, rest)) => {
                self.0 = rest;
                letter.wrapping_sub(b'0')
            }
            None => 0,
        };
        all[usize::from(letter) % all.len()]
    }
}

/// A run that the letters have chosen.
struct Chosen {
    args: Vec<String>,
    command: &'static str,
    format: &'static str,
    /// The file that is written.
    output: Option<&'static str>,
}

impl Chosen {
    fn of(choice: &mut Choice<'_>, input: &Input<'_>, json: Option<&Json>) -> Self {
        let command = choice.of(&["calculate", "explain", "rules", "check", "check-policy"]);
        let lang = choice.of(&["--lang=ja", "--lang=en"]);
        let format = match command {
            "calculate" => choice.of(&["table", "csv", "markdown", "json"]),
            "explain" | "rules" => choice.of(&["table", "markdown"]),
            _ => "",
        };
        let mut args = vec![POLICY.to_owned(), lang.to_owned()];
        args.extend(input.rules());
        args.insert(
            0,
            match command {
                "rules" => "explain".to_owned(),
                "check-policy" => "check".to_owned(),
                command => command.to_owned(),
            },
        );
        if !matches!(command, "rules" | "check-policy") {
            args.push(EMPLOYEES.to_owned());
            args.extend(input.allotments());
        }
        if command == "explain" {
            args.push(format!("--employee={}", somebody(choice, json)));
        }
        let mut output = None;
        if !format.is_empty() {
            args.push(format!("--format={format}"));
            output = choice.of(&[None, None, Some("out"), Some(EMPLOYEES), Some(POLICY)]);
        }
        args.extend(output.map(|name| format!("--output={name}")));
        if output.is_some() {
            args.extend(choice.of(&[None, Some("--force")]).map(str::to_owned));
        }
        if command == "calculate" {
            let by: &[&str] = choice.of(&[&[], &["--by=評価"], &["--by=grade", "--by=班"]]);
            args.extend(by.iter().map(|by| (*by).to_owned()));
        }
        if format == "csv" {
            let encoding = choice.of(&["", "utf-8", "utf-8-bom", "shift_jis"]);
            if !encoding.is_empty() {
                args.push(format!("--encoding={encoding}"));
            }
        }
        Self {
            args,
            command,
            format,
            output,
        }
    }

    fn run(&self, input: &Input<'_>, home: &Path) -> Ran {
        let ran = Ran::of(&self.args, home, "");
        // A file appears only with a result, and no input changes.
        let written = self.output.filter(|_| ran.code == 0);
        let mut expected: Vec<&str> = input.files().iter().map(|(name, _)| *name).collect();
        for (name, text) in input.files() {
            let content = std::fs::read(home.join(name)).expect("a file of ours");
            assert_eq!(content, text.as_bytes(), "{name} has changed");
        }
        expected.extend(written);
        expected.sort_unstable();
        let there = std::fs::read_dir(home).expect("a folder of ours");
        let mut there: Vec<String> = there
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.into_string().expect("a name of ours"))
            .collect();
        there.sort_unstable();
        assert_eq!(there, expected, "{:?}", self.args);
        ran
    }

    /// The commands agree on what is right and what is wrong.
    fn agrees(&self, ran: &Ran, result: &Ran, home: &Path, json: Option<&Json>) {
        let args = &self.args;
        // A number may fit where only some of them are shown; a file may not be written, a column may be missing.
        let may_differ = ran.code == 2
            || ran.stderr.contains("[overflow]")
            || result.stderr.contains("[overflow]")
            || ran.stderr.contains("[missing-column]");
        if matches!(self.command, "calculate" | "explain" | "check") && !may_differ {
            assert_eq!(
                ran.code, result.code,
                "{args:?}\n{}\n{}",
                ran.stderr, result.stderr
            );
        }
        if result.code == 0 && !matches!(self.command, "calculate" | "explain") {
            assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
        }
        if ran.code != 0 {
            return;
        }
        let shown = match self.output {
            Some(name) => {
                assert_eq!(ran.stdout, "", "{args:?}");
                std::fs::read(home.join(name)).expect("the result")
            }
            None => ran.stdout.clone().into_bytes(),
        };
        assert!(!shown.is_empty(), "{args:?}");
        match (self.format, String::from_utf8(shown)) {
            ("csv", Ok(text)) => {
                if let Some(json) = json {
                    one_row_a_person(&text, json);
                }
            }
            ("json", Ok(text)) => {
                assert_harmless(&text);
                let own = Json::of(&text);
                adds_up(&own);
                groups_add_up(&own);
            }
            ("csv", Err(_)) => {}
            (_, text) => assert_harmless(&text.expect("UTF-8")),
        }
    }
}

/// The id of somebody who is there, where anybody is.
fn somebody(choice: &mut Choice<'_>, json: Option<&Json>) -> String {
    let ids: Vec<String> = json
        .map(|json| json.at("employees").items())
        .unwrap_or_default()
        .iter()
        .map(|person| person.at("employee_id").text().expect("an id"))
        .collect();
    let row = choice.of(&[0, 1, 2, 3, 4, 5, 6, 7]);
    ids.get(row)
        .or(ids.first())
        .cloned()
        .unwrap_or("1".to_owned())
}

fn sum<'a>(items: impl IntoIterator<Item = &'a Json>, key: &str) -> BigRational {
    let amounts = items.into_iter().map(|item| item.at(key).amount());
    amounts.fold(BigRational::zero(), |sum, amount| sum + amount)
}

/// No yen is lost between the pool and the people.
fn adds_up(json: &Json) {
    let (pool, totals) = (json.at("pool"), json.at("totals"));
    let total = |key| totals.at(key).amount();
    let people = json.at("employees").items();
    let paid = total("paid");
    assert_eq!(
        pool.at("total").amount() + total("overrun"),
        total("from_pool") + total("left_over"),
        "the pool"
    );
    assert_eq!(paid, total("from_pool") + total("separate"), "what is paid");
    assert_eq!(paid, sum(&people, "bonus"), "the bonuses");
    assert_eq!(
        total("allotted"),
        sum(&people, "allotted"),
        "the allotments"
    );
    assert_eq!(totals.at("employees").count(), people.len());
    let eligible = people.iter().filter(|it| it.at("eligible").is_true());
    assert_eq!(totals.at("eligible").count(), eligible.count());

    let components = json.at("components").items();
    let mut by_component = vec![BigRational::zero(); components.len()];
    for person in &people {
        let parts = person.at("components").items();
        assert_eq!(parts.len(), components.len());
        for (sum, part) in by_component.iter_mut().zip(&parts) {
            *sum += part.at("amount").amount();
        }
        let bonus = person.at("bonus").amount();
        assert!(bonus >= BigRational::zero(), "a bonus below 0");
        assert_eq!(
            bonus,
            sum(&parts, "amount") + person.at("allotted").amount()
        );
        if !person.at("eligible").is_true() {
            assert!(bonus.is_zero(), "a bonus for somebody who gets none");
            assert!(person.at("ineligible_reason").text().is_some());
        }
    }
    for (component, amounts) in components.iter().zip(&by_component) {
        let paid = component.at("paid").amount();
        assert_eq!(paid, *amounts);
        if let Some(pool) = component.at("pool").number() {
            assert_eq!(
                pool + component.at("overrun").amount(),
                paid + component.at("left_over").amount()
            );
        }
        coefficient(component);
    }
}

/// The ratio is in lowest terms, and the coefficient is the ratio.
fn coefficient(component: &Json) {
    let Some(ratio) = component.at("coefficient_ratio").text() else {
        return;
    };
    let (above, below) = ratio.split_once('/').expect("a ratio");
    let whole = |text: &str| text.parse().expect("a whole number");
    let exact = BigRational::new(whole(above), whole(below));
    assert_eq!(ratio, format!("{}/{}", exact.numer(), exact.denom()));
    let shown = component.at("coefficient").amount();
    if component.at("coefficient_is_exact").is_true() {
        assert_eq!(shown, exact);
    } else {
        let scale = BigRational::from(num_bigint::BigInt::from(10_i64.pow(12)));
        assert_eq!((exact * &scale).round() / scale, shown);
    }
}

/// Every group table pays what everybody gets.
fn groups_add_up(json: &Json) {
    for groups in json.at("groups").fields().values() {
        let groups = groups.items();
        assert_eq!(sum(&groups, "sum"), json.at("totals").at("paid").amount());
    }
}

/// A CSV of the result has a row a person, all of the same length, and the same bonuses.
fn one_row_a_person(text: &str, json: &Json) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().expect("headers").clone();
    // A component may have the same name; it stands further to the left.
    let bonus = (0..headers.len()).rfind(|&at| matches!(&headers[at], "bonus" | "賞与額"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let people = json.at("employees").items();
    assert_eq!(rows.len(), people.len());
    let bonus = bonus.expect("a column of bonuses");
    for (row, person) in rows.iter().zip(&people) {
        let written = Json::of(&row[bonus]).amount();
        assert_eq!(written, person.at("bonus").amount());
    }
}

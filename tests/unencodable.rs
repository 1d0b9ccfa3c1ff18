//! A result that the encoding has no characters for.

use std::fs;

use crate::support::run_inside;

/// The characters that the encoding lacks are found while the result is being written: nothing of it stays, and they are
/// told whatever else is wrong with the name.
#[test]
fn a_result_that_cannot_be_encoded_leaves_nothing() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("a file");
    write(
        "policy.toml",
        "[pool]\nmethod = \"amount\"\namount = 1000\n\n[[component]]\nname = \"c\"\nmethod = \"points\"\nvalue = 1\n",
    );
    let mut people = "employee_id,name,base_salary\n".to_owned();
    for row in 0..30_000 {
        let name = if row == 29_999 { "𠮷田" } else { "佐藤" };
        people.push_str(&format!("E{row:05},{name},300000\n"));
    }
    write("people.csv", &people);
    write("old.csv", "old");
    for name in ["new.csv", "old.csv", "people.csv", "none/new.csv"] {
        let args = format!(
            "calculate policy.toml people.csv --lang en --format csv --encoding shift_jis -o {name}"
        );
        let args: Vec<&str> = args.split(' ').collect();
        let ran = run_inside(&args, home.path(), b"");
        assert_eq!(ran.code, 2, "{name}");
        assert_eq!(
            ran.stderr.lines().next(),
            Some("error: Shift_JIS lacks characters of the result: “𠮷” in name “𠮷田” of E29999"),
            "{name}"
        );
    }
    let mut left: Vec<String> = fs::read_dir(home.path())
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    left.sort();
    assert_eq!(left, ["old.csv", "people.csv", "policy.toml"]);
    assert_eq!(
        fs::read_to_string(home.path().join("old.csv")).expect("old"),
        "old"
    );
}

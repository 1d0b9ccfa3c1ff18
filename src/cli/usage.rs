//! Wrong arguments in words, and the answers to `--help` and `--version`.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::render::diagnostics::{Kind, Look, message};
use crate::view::{Lang, clean};

use super::Environment;
use super::failure::Failure;
use super::session::print;
use super::words::words as failure_words;

/// Prints what clap has to say: help and version as results, wrong arguments as errors.
pub fn answer(
    error: &clap::Error,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let text = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = if environment.colour.0 {
                text.ansi().to_string()
            } else {
                text.to_string()
            };
            let ended = print(text.as_bytes(), environment, lang);
            if let Err(failure @ Failure::Write { .. }) = &ended {
                let (what, _) = failure_words(failure, lang);
                tell(&what, None, environment, lang);
            }
            ended
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = environment.stderr.write_all(text.to_string().as_bytes());
            Err(Failure::Arguments)
        }
        _ => {
            let (what, help) = words(error, lang);
            tell(&clean(&what), Some(&help), environment, lang);
            Err(Failure::Arguments)
        }
    }
}

fn tell(what: &str, help: Option<&str>, environment: &mut Environment<'_>, lang: Lang) {
    let look = Look {
        lang,
        colour: environment.colour.1,
    };
    let text = message(Kind::Error, what, help, look);
    // Where standard error cannot be written, nobody is left to be told.
    let _ = environment.stderr.write_all(text.as_bytes());
}

fn words(error: &clap::Error, lang: Lang) -> (String, String) {
    let context = |kind| text(error.get(kind));
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => lang.pick(
            format!("不明な引数です: {arg}"),
            format!("unknown argument: {arg}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            lang.pick(
                format!("不明なコマンドです: {name}"),
                format!("unknown command: {name}"),
            )
        }
        ErrorKind::MissingSubcommand => lang
            .pick("コマンドがありません", "there is no command")
            .to_owned(),
        ErrorKind::MissingRequiredArgument => {
            lang.pick(format!("{arg} がありません"), format!("missing: {arg}"))
        }
        ErrorKind::InvalidValue if value.is_empty() => lang.pick(
            format!("{arg} に値がありません"),
            format!("{arg} has no value"),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => lang.pick(
            format!("{arg} の値 {value} は使えません"),
            format!("{arg} does not take {value}"),
        ),
        ErrorKind::ArgumentConflict if context(ContextKind::PriorArg).as_deref() == Some(&arg) => {
            lang.pick(
                format!("{arg} は一度だけ書けます"),
                format!("{arg} can be given once"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).unwrap_or_default();
            lang.pick(
                format!("{arg} は {other} と一緒に使えません"),
                format!("{arg} does not go with {other}"),
            )
        }
        _ => error.kind().to_string(),
    };
    (what, help(error, lang))
}

/// What was probably meant, what is possible, and where to read more.
fn help(error: &clap::Error, lang: Lang) -> String {
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| text(error.get(kind)));
    let possible = text(error.get(ContextKind::ValidValue));
    match (meant, possible) {
        (Some(meant), _) => lang.pick(
            format!("{meant} のことでしょうか"),
            format!("perhaps {meant} was meant"),
        ),
        (None, Some(possible)) => lang.pick(
            format!("使えるのは {possible} です"),
            format!("it takes {possible}"),
        ),
        (None, None) => lang.pick(
            "使い方は bonuspool --help で見られます".to_owned(),
            "bonuspool --help tells how it is used".to_owned(),
        ),
    }
}

fn text(value: Option<&ContextValue>) -> Option<String> {
    match value? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| bonuspool_fuzz::workbook::check(data));

#![no_main]

libfuzzer_sys::fuzz_target!(
    init: bonuspool_fuzz::let_libraries_panic(),
    |data: &[u8]| bonuspool_fuzz::program::check(data)
);

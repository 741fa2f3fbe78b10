//! How often something is asked for, in the words of whoever asked: `elk jaar`, `every 6 months`.

/// Numbers that such words name.
const NUMBERS: &[(&str, i32)] = &[
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("zes", 6),
    ("twaalf", 12),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("six", 6),
    ("twelve", 12),
];

/// Stretches and their months.
const STRETCHES: &[(&[&str], i32)] = &[
    (&["maand", "maanden", "maandelijks", "month", "months", "monthly"], 1),
    (&["kwartaal", "kwartalen", "quarter", "quarters", "quarterly"], 3),
    (&["halfjaar", "halfjaarlijks", "half-yearly", "half-year"], 6),
    (&["jaar", "jaren", "jaarlijks", "year", "years", "yearly", "annually"], 12),
];

/// The months between two reports; `None` where the words say no such thing, or could be read in two ways.
///
/// `twee keer per jaar` says how many there are and not how far they are apart: half a year, unless it says otherwise.
#[must_use]
pub fn cadence(text: &str) -> Option<i32> {
    let text = text.to_lowercase();
    let is_stop = |sign: char| !sign.is_alphanumeric() && sign != '-';
    // What follows a comma says more about the moment: `elk jaar, voor 1 april`.
    let words: Vec<&str> = text.split(',').next()?.split(is_stop).filter(|word| !word.is_empty()).collect();
    let stretch = |word: &str| STRETCHES.iter().find(|(names, _)| names.contains(&word)).map(|(_, months)| *months);
    let mut found = words.iter().enumerate().filter_map(|(at, word)| Some((at, stretch(word)?)));
    let (at, months) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let number = |word: &&str| {
        let named = NUMBERS.iter().find(|(name, _)| name == word).map(|(_, number)| *number);
        named.or_else(|| word.parse().ok()).filter(|number| (1..=120).contains(number))
    };
    let times = words[..at].iter().any(|word| matches!(*word, "keer" | "maal" | "times"));
    let twice = words[..at].iter().any(|word| matches!(*word, "tweemaal" | "twice"));
    let count = words[..at].iter().rev().find_map(number);
    match (times, twice, count) {
        (_, true, _) => exactly(months, 2),
        (true, _, Some(count)) => exactly(months, count),
        (true, _, None) => None,
        (false, ..) if words[..at].last().is_some_and(|word| matches!(*word, "half" | "halve")) => exactly(months, 2),
        (false, _, count) => months.checked_mul(count.unwrap_or(1)),
    }
}

fn exactly(months: i32, parts: i32) -> Option<i32> {
    (months % parts == 0).then_some(months / parts)
}

#[cfg(test)]
mod tests {
    use super::cadence;

    #[test]
    fn words_that_say_how_often_are_months() {
        let said =
            ["elk jaar, voor 1 april", "6 months", "elke drie maanden", "half jaar", "halfjaarlijks", "elk kwartaal"];
        assert_eq!(said.map(cadence), [Some(12), Some(6), Some(3), Some(6), Some(6), Some(3)]);
        assert_eq!(["twee keer per jaar", "twice a year", "every 2 years"].map(cadence), [Some(6), Some(6), Some(24)]);
    }

    #[test]
    fn words_that_do_not_say_how_often_are_none() {
        assert_eq!(
            ["periodiek", "bij elke brief", "elk jaar of elk kwartaal", "een paar keer per jaar"].map(cadence),
            [None; 4]
        );
    }
}

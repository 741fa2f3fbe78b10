//! What pages of a Dutch authority say in terms of the state's own standard for metadata (OWMS 4.0).

use crate::diag::Span;

/// The authority behind a site, and what it publishes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owms {
    /// The authority, as the state names it.
    pub authority: String,
    /// Where that is said.
    pub span: Span,
    /// What its reports are.
    pub information_type: String,
}

impl Owms {
    /// What reports are where a site says nothing else.
    pub const LETTER: &'static str = "Kamerbrief";

    /// What the names of ministries begin with.
    pub const MINISTRY: &'static str = "Ministerie van ";

    /// The ministries of the state's list of 12 August 2025 (TOOI), without that beginning.
    pub const MINISTRIES: [&'static str; 15] = [
        "Algemene Zaken",
        "Asiel en Migratie",
        "Binnenlandse Zaken en Koninkrijksrelaties",
        "Buitenlandse Zaken",
        "Defensie",
        "Economische Zaken",
        "Financiën",
        "Infrastructuur en Waterstaat",
        "Justitie en Veiligheid",
        "Klimaat en Groene Groei",
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        "Onderwijs, Cultuur en Wetenschap",
        "Sociale Zaken en Werkgelegenheid",
        "Volksgezondheid, Welzijn en Sport",
        "Volkshuisvesting en Ruimtelijke Ordening",
    ];

    /// Whether it is called a ministry.
    #[must_use]
    pub fn names_a_ministry(&self) -> bool {
        self.authority.to_lowercase().starts_with("minist")
    }

    /// Whether it is a ministry of the list, to the letter.
    #[must_use]
    pub fn is_ministry(&self) -> bool {
        self.authority.strip_prefix(Owms::MINISTRY).is_some_and(|name| Owms::MINISTRIES.contains(&name))
    }
}

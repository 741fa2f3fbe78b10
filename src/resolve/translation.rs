//! An edition in another language: its own words, over the figures and claims of the original.

use super::narrative::{Bindings, Words, narrative};
use super::{Scope, codes, text, unknown_value};
use crate::diag::{Diagnostic, Located, Report};
use crate::model::{Claim, Edition, Language, Translation};
use crate::read::{TranslationFile, TranslationFolder};

/// The words of a translation, before they are set over the original.
pub(super) struct Translated<'t> {
    language: Language,
    file: &'t TranslationFile,
    words: Words,
}

/// Resolves the words of all translations, each by the rules of its language.
pub(super) fn words<'t>(
    folders: &'t [TranslationFolder],
    bindings: &Bindings<'_>,
    claims: &[Claim],
    report: &mut Report,
) -> Vec<Translated<'t>> {
    let mut translated = Vec::new();
    for folder in folders {
        let Some(language) = language(folder, bindings.scope, report) else {
            continue;
        };
        let scope = Scope { language, ..bindings.scope };
        let bindings = Bindings { original: Some(claims), scope, ..bindings.clone() };
        let words = narrative(&folder.sections, &bindings, report);
        translated.push(Translated { language, file: &folder.file, words });
    }
    translated
}

/// The language of a translation: one of the site's, and not that of the original.
fn language(folder: &TranslationFolder, scope: Scope<'_>, report: &mut Report) -> Option<Language> {
    let found = Language::from_tag(&folder.language);
    let Some(language) = found else {
        let tag = Located { value: folder.language.clone(), span: folder.file.span };
        report.push(unknown_value("language", &tag, Language::ALL.map(Language::tag)));
        return None;
    };
    if language == scope.language {
        let message = format!("`{}` is the language of the original", folder.language);
        report.push(Diagnostic::new(&codes::UNKNOWN_VALUE, folder.file.span, message));
        return None;
    }
    if !scope.languages.contains(&language) {
        let message = format!("`{}` is none of the site's languages", folder.language);
        let finding = Diagnostic::new(&codes::UNKNOWN_VALUE, folder.file.span, message);
        let listed = scope.languages.iter().chain([&language]).map(|language| format!("\"{}\"", language.tag()));
        let listed = listed.collect::<Vec<_>>().join(", ");
        report.push(finding.hint(format!("name it in site.toml: `languages = [{listed}]`")));
    }
    Some(language)
}

impl Translated<'_> {
    /// The original with these words.
    pub(super) fn of(self, original: &Edition) -> Translation {
        let Translated { language, file: TranslationFile { title, subject, sender, span }, words } = self;
        let told = Edition {
            title: title.value.clone(),
            subject: text(subject.as_ref()),
            sender: text(sender.as_ref()).or_else(|| original.sender.clone()),
            narrative: words.narrative,
            figures: words.figures,
            claims: words.claims,
            mentions: words.mentions,
            links: words.links,
            translations: Vec::new(),
            span: *span,
            ..original.clone()
        };
        Translation { language, told }
    }
}

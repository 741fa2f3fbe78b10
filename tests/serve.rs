//! The development server as its author meets it: over the network, while the site changes under it.
//!
//! Nothing here is timed: what is to come is waited for, for as long as a slow machine may need.
#![cfg(test)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sections::Case;
use tempfile::TempDir;
use trees::{Tree, plant, tree};

#[path = "support/expected.rs"]
#[expect(dead_code, reason = "nothing is compared as a whole here")]
mod expected;
#[path = "support/sections.rs"]
#[expect(dead_code, reason = "the base is laid here, and nothing is blessed")]
mod sections;
#[path = "support/trees.rs"]
mod trees;

/// Reached only where something is wrong.
const PATIENCE: Duration = Duration::from_mins(1);
const EDITION: &str = "/marokko/2023-06/";
const TEXT: &str = "content/marokko/2023-06/10-cijfers.md";
const TABLE: &str = "content/marokko/2023-06/data/terugkeer.toml";

#[test]
fn pages_are_served_with_their_types_and_nothing_is_written() {
    let server = Server::start(&["--port", "0"]);
    for address in ["/", "/index.html", "/marokko/", EDITION, "/marokko/2023-06/?x=1"] {
        let answer = server.get(address);
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"), "{address}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
    for (address, kind) in [
        ("/feed.xml", "application/atom+xml"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/marokko/2023-06/claims.json", "application/json"),
    ] {
        assert_eq!(server.get(address).header("content-type"), kind, "{address}");
    }
    let csv = server.get("/marokko/2023-06/tabellen/terugkeer/terugkeer.csv");
    assert_eq!((csv.status, csv.header("content-type")), (200, "text/csv; charset=utf-8"));
    let folder = server.get("/marokko/2023-06?x=1");
    assert_eq!((folder.status, folder.header("location")), (307, "/marokko/2023-06/?x=1"));
    assert_eq!(server.get("/nergens/").status, 404);
    assert_eq!(names(&server.site()), ["content"]);
}

#[test]
fn what_is_served_is_what_a_build_makes() {
    let server = Server::start(&["--port", "0"]);
    let (site, out) = (server.site(), server.folder.path().join("public"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerbrief"));
    command.arg("build").arg("--site").arg(&site).arg("--out").arg(&out);
    command.arg("--base-url").arg(format!("http://127.0.0.1:{}/", server.port));
    assert!(command.output().unwrap().status.success());
    let mut files = tree(&out);
    files.remove(".kamerbrief").unwrap();
    for (path, bytes) in files {
        let Answer { body: mut page, bytes: sent, .. } = server.get(&format!("/{path}"));
        if Path::new(&path).extension().is_none_or(|extension| extension != "html") {
            assert!(sent == bytes, "{path}");
            continue;
        }
        if let Some(panel) = page.find("<kamerbrief-findings") {
            let end = panel + page[panel..].find("</script>\n").unwrap() + "</script>\n".len();
            page.replace_range(panel..end, "");
        }
        assert_eq!(page, String::from_utf8(bytes).unwrap(), "{path}");
    }
}

#[test]
fn a_page_for_addresses_that_lead_nowhere_has_its_style_whatever_the_base_url() {
    let below = |site: &Path| edit(site, "content/site.toml", "kamerbrief.example/", "kamerbrief.example/brieven/");
    let server = Server::over(&["--port", "0"], below);
    let nowhere = server.get("/marokko/nergens/");
    let (_, rest) = nowhere.body.split_once("rel=\"stylesheet\" href=\"").unwrap();
    let sheet = server.get(rest.split_once('"').unwrap().0);
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/css; charset=utf-8"));
}

#[test]
fn a_head_has_no_body_and_other_methods_are_refused() {
    let server = Server::start(&["--port", "0"]);
    let head = server.ask("HEAD", EDITION, &[("Host", "localhost")]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), server.get(EDITION).body.len().to_string());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = server.ask(method, EDITION, &[("Host", "localhost")]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn no_path_leads_out_of_what_was_built() {
    let server = Server::start(&["--port", "0"]);
    let ways = [
        "/../content/site.toml",
        "/marokko/../../content/site.toml",
        "/%2e%2e/content/site.toml",
        "/..%2fcontent%2fsite.toml",
        "/..\\content\\site.toml",
        "/..%5ccontent%5csite.toml",
        "/content/site.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/index.html%00.css",
        "/%ff",
        "/./index.html",
        "/marokko//index.html",
        "/.kamerbrief/../index.html",
        "/.kamerbrief/",
    ];
    for way in ways {
        let answer = server.get(way);
        assert!(matches!(answer.status, 400 | 404), "{way}: {}", answer.status);
        assert!(!answer.body.contains("publisher") && !answer.body.contains("root:"), "{way}");
    }
}

#[test]
fn only_this_machine_by_its_own_names_is_answered() {
    let server = Server::start(&["--port", "0"]);
    let port = server.port;
    let status = |address: &str, headers: &[(&str, &str)]| server.ask("GET", address, headers).status;
    for name in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(status("/", &[("Host", name)]), 200, "{name}");
        assert_eq!(status("/", &[("Host", &format!("{name}:{port}"))]), 200, "{name}");
        assert_eq!(status("/", &[("Host", &format!("{name}:1"))]), 421, "{name} of another port");
    }
    for address in ["/", "/.kamerbrief/events", "/.kamerbrief/panel", "/.kamerbrief/panel.js"] {
        for name in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example", ""] {
            assert_eq!(status(address, &[("Host", name)]), 421, "{address} of {name}");
        }
        assert!(matches!(status(address, &[]), 400 | 421), "{address} of nobody");
        assert_eq!(status(address, &[("Host", "localhost"), ("Host", "evil.example")]), 421, "{address} of two");
        for origin in ["http://evil.example", "null", "http://localhost", "http://localhost:1", "https://localhost"] {
            assert_eq!(status(address, &[("Host", "localhost"), ("Origin", origin)]), 403, "{address} from {origin}");
        }
    }
    assert_eq!(status("http://evil.example/", &[("Host", "localhost")]), 421);
    let own = format!("http://localhost:{port}");
    assert_eq!(status("/.kamerbrief/panel", &[("Host", "localhost"), ("Origin", &own)]), 200);
}

#[test]
fn what_is_saved_is_shown() {
    let server = Server::start(&["--port", "0"]);
    assert!(server.get(EDITION).body.contains("personen gedwongen"));
    let mut events = server.events();
    let first = events.next();
    server.edit(TEXT, "personen gedwongen", "personen niet uit eigen wil");
    server.until(EDITION, |page| page.body.contains("personen niet uit eigen wil"));
    let second = events.next();
    assert_ne!(first.split(' ').next(), second.split(' ').next(), "an open page is told to load anew");
    assert!(server.get(EDITION).body.contains(&format!("data-mark=\"{second}\"")), "a page knows what it shows");
}

#[test]
fn a_fault_stands_over_the_last_good_build_until_it_is_mended() {
    let server = Server::start(&["--port", "0"]);
    let mut events = server.events();
    let first = events.next();
    server.edit(TEXT, "[30]", "[36]");
    server.until(EDITION, |page| page.body.contains("figure-mismatch"));
    let page = server.get(EDITION).body;
    assert!(page.contains("role=\"alert\">1 error; the page is of the last good build"));
    assert!(page.contains("the text says <code>36</code>, but the cell holds <code>30</code>"));
    assert!(page.contains(&format!("{TEXT}:3:20")) && page.contains(&format!("{TABLE}:10:44")));
    assert!(page.contains("<mark>30</mark>") && page.contains("correct the one or the other"));
    let figure = page.find("personen gedwongen").and_then(|end| page.get(..end)).unwrap();
    assert!(figure.trim_end().ends_with("30</a>"), "the page below is the last good one: {figure}");
    let faulty = events.next();
    assert_eq!(first.split(' ').next(), faulty.split(' ').next(), "an open page is not loaded anew");
    assert_ne!(first, faulty);

    server.edit(TEXT, "[36]", "[30]");
    server.until(EDITION, |page| !page.body.contains("figure-mismatch"));
    assert_eq!(events.next(), first, "what is shown is what was shown before");
}

#[test]
fn what_an_author_wrote_is_text_in_the_panel() {
    let server = Server::start(&["--port", "0"]);
    server.edit(TEXT, "[30]", "[<script>alert(1)</script>]");
    server.until(EDITION, |page| page.body.contains("<details class=\"error\""));
    let page = server.get(EDITION).body;
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"));
}

#[test]
fn warnings_stop_nothing_and_lie_closed() {
    let server = Server::start(&["--port", "0"]);
    server.edit(TABLE, "| 35", "| 36");
    server.until(EDITION, |page| page.body.contains("rounding-broken"));
    let page = server.get(EDITION).body;
    assert!(page.contains("<details class=\"warning\"><summary>") && page.contains(">36<"));
}

#[test]
fn a_site_without_a_good_build_shows_its_findings_alone() {
    let server = Server::over(&["--port", "0"], |site| fs::remove_file(site.join("content/site.toml")).unwrap());
    let page = server.get(EDITION);
    assert_eq!(page.status, 503);
    assert!(page.body.contains("missing-file") && page.body.contains("there is no good build yet"));
    fs::write(server.site().join("content/site.toml"), "title = \"Kamerbrief\"\npublisher = { name = \"X\" }\n")
        .unwrap();
    server.edit("content/site.toml", "\"X\" }\n", "\"X\" }\nlanguages = [\"nl\"]\n");
    server.until(EDITION, |page| page.status == 200 && !page.body.contains("missing-file"));
}

#[test]
fn a_half_saved_file_is_not_what_stays() {
    let server = Server::start(&["--port", "0"]);
    let path = server.site().join(TEXT);
    let whole = fs::read_to_string(&path).unwrap();
    for number in 0..20 {
        // As editors do: cut, then write, in steps.
        let mut file = fs::File::create(&path).unwrap();
        let text = whole.replace("personen", &format!("personen nummer {}", ["a", "b", "c", "d"][number % 4]));
        let (one, two) = text.split_at(text.len() / 2);
        file.write_all(one.as_bytes()).unwrap();
        file.flush().unwrap();
        file.write_all(two.as_bytes()).unwrap();
    }
    fs::write(&path, whole.replace("personen", "personen ten slotte")).unwrap();
    server.until(EDITION, |page| {
        page.body.contains("personen ten slotte") && !page.body.contains("<details class=\"error\"")
    });
}

#[test]
fn an_embargo_that_ends_meanwhile_ends_for_the_next_build() {
    let end = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(5);
    let server = Server::over(&["--port", "0"], |site| {
        let file = "content/marokko/2023-06/edition.toml";
        edit(site, file, "reference =", &format!("embargo = \"{end}\"\nreference ="));
    });
    let mut texts = ["gedwongen", "onvrijwillig"];
    server.until(EDITION, |page| {
        server.edit(TEXT, &format!("personen {}", texts[0]), &format!("personen {}", texts[1]));
        texts.reverse();
        page.status == 200
    });
}

#[test]
fn folders_made_later_are_watched_too() {
    let server = Server::start(&["--port", "0"]);
    let site = server.site();
    fs::create_dir_all(site.join("templates")).unwrap();
    let home =
        |text: &str| format!("{{% extends \"base.html\" %}}{{% block main %}}<h1>{text}</h1>{{% endblock main %}}");
    fs::write(site.join("templates/home.html"), home("Eerst")).unwrap();
    server.until("/", |page| page.body.contains("<h1>Eerst</h1>"));
    fs::write(site.join("templates/home.html"), home("Daarna")).unwrap();
    server.until("/", |page| page.body.contains("<h1>Daarna</h1>"));

    fs::create_dir_all(site.join("static")).unwrap();
    fs::write(site.join("static/kamerbrief.css"), "body { color: navy }").unwrap();
    server.until("/", |page| server.get(&sheet_of(&page.body)).body.contains("navy"));

    let later = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        text.replace("2023-01/2023-06", "2023-07/2023-12").replace("medio", "eind").into_bytes()
    };
    let edition = tree(&site.join("content/marokko/2023-06"));
    let edition: Tree = edition.into_iter().map(|(path, bytes)| (path, later(bytes))).collect();
    plant(&edition, &site.join("content/marokko/2023-12"));
    server.until("/marokko/2023-12/", |page| page.status == 200 && page.body.contains("eind 2023"));
    server.edit("content/marokko/2023-12/10-cijfers.md", "personen", "mensen");
    server.until("/marokko/2023-12/", |page| page.body.contains("mensen gedwongen"));
}

#[test]
fn a_folder_that_goes_is_told_of_and_may_come_back() {
    let server = Server::start(&["--port", "0"]);
    let (site, away) = (server.site(), server.folder.path().join("weg"));
    let is_whole = |page: &Answer| page.status == 200 && !page.body.contains("<details class=\"error\"");

    fs::rename(site.join("content"), &away).unwrap();
    server.until(EDITION, |page| page.body.contains("missing-file") && page.body.contains("personen gedwongen"));
    fs::rename(&away, site.join("content")).unwrap();
    server.until(EDITION, is_whole);

    fs::rename(&site, &away).unwrap();
    server.until(EDITION, |page| page.body.contains("there is no folder") && page.body.contains("personen gedwongen"));
    fs::rename(&away, &site).unwrap();
    server.until(EDITION, is_whole);

    // Removed and made again, not moved: the folder is another one.
    let kept = tree(&site);
    fs::remove_dir_all(&site).unwrap();
    server.until(EDITION, |page| page.body.contains("<details class=\"error\""));
    plant(&kept, &site);
    server.until(EDITION, is_whole);
    server.edit(TEXT, "personen gedwongen", "personen weer gezien");
    server.until(EDITION, |page| page.body.contains("personen weer gezien"));
}

#[test]
fn a_port_in_use_is_an_error_only_where_it_was_asked_for() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = laid();
    let refused = command(&folder.path().join("site"), &["--port", &port]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(refused.stderr).unwrap(),
        format!("kamerbrief: port {port} is in use; give another, or leave `--port` out and a free one is taken\n")
    );

    // Whoever has the default port, the second of two servers cannot have it.
    let (one, two) = (Server::start(&[]), Server::start(&[]));
    assert_ne!(one.port, two.port);
    assert!(two.said.contains(&format!("port 4000 is in use, so it is {}\n", two.port)), "{}", two.said);
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_though_pages_are_open() {
    let mut server = Server::start(&["--port", "0"]);
    let mut events = server.events();
    events.next();
    let id = server.process.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(server.ended().code(), Some(0));
}

/// A server over a small site of its own.
struct Server {
    process: Child,
    folder: TempDir,
    port: u16,
    /// What it said before it served.
    said: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        Server::over(arguments, |_| {})
    }

    fn over(arguments: &[&str], change: impl Fn(&Path)) -> Server {
        let folder = laid();
        let site = folder.path().join("site");
        change(&site);
        let mut process = command(&site, arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("serving http://") {
            assert!(lines.read_line(&mut said).unwrap() > 0, "it ended before it served: {said}");
        }
        // Read on, since a full pipe would stop it.
        std::thread::spawn(move || lines.lines().for_each(drop));
        let port = said.rsplit_once("127.0.0.1:").and_then(|(_, rest)| rest.split_once('/')).unwrap().0;
        Server { port: port.parse().unwrap(), process, folder, said }
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        edit(&self.site(), path, from, to);
    }

    fn get(&self, address: &str) -> Answer {
        self.ask("GET", address, &[("Host", "localhost")])
    }

    /// The answer; of a stream without end its beginning.
    fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.open(method, address, headers);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    fn open(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "{method} {address} HTTP/1.1\r\nConnection: close\r\n").unwrap();
        for (name, value) in headers {
            write!(stream, "{name}: {value}\r\n").unwrap();
        }
        write!(stream, "\r\n").unwrap();
        stream
    }

    fn events(&self) -> Events {
        Events(BufReader::new(self.open("GET", "/.kamerbrief/events", &[("Host", "localhost")])))
    }

    fn until(&self, address: &str, mut is_so: impl FnMut(&Answer) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(address);
            if is_so(&answer) {
                return;
            }
            assert!(Instant::now() < end, "{address} never became that; it is {}\n{}", answer.status, answer.body);
            sleep(Duration::from_millis(20));
        }
    }

    #[cfg(unix)]
    fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "it does not end");
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// What is shown now, or next.
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "no event came");
            if let Some(mark) = line.strip_prefix("data: ") {
                return mark.trim_end().to_owned();
            }
        }
    }
}

struct Answer {
    status: u16,
    head: String,
    /// As text; of a picture what can be read of it.
    body: String,
    bytes: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let (head, body) = (String::from_utf8_lossy(&bytes[..end]), &bytes[end + 4..]);
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let text = String::from_utf8_lossy(body).into_owned();
        Answer { status, head: head.into_owned(), body: text, bytes: body.to_owned() }
    }

    fn header(&self, name: &str) -> &str {
        let found = self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.unwrap_or_default()
    }
}

fn laid() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base.txt"))
        .lay(&folder.path().join("site"), "report");
    folder
}

fn edit(site: &Path, path: &str, from: &str, to: &str) {
    let path = site.join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{} has no {from}", path.display());
    // In one step, so that one edit is one change; half-saved files have a test of their own.
    let beside = path.with_file_name(".edited");
    fs::write(&beside, text.replace(from, to)).unwrap();
    fs::rename(&beside, &path).unwrap();
}

fn command(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerbrief"));
    command.args(["serve", "--site", site.to_str().unwrap()]).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    command
}

/// Where a page at the top has its style sheet.
fn sheet_of(page: &str) -> String {
    let (_, rest) = page.split_once("rel=\"stylesheet\" href=\"").unwrap();
    format!("/{}", rest.split_once('"').unwrap().0)
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

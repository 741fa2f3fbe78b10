//! Pages over HTTP: what a build made, by its path and nothing else, to this machine and nobody else.
//!
//! Files are looked up in a map, so there is no path that leads elsewhere. A page of another site that has its name
//! lead here, or that asks from within a browser, gets no answer: drafts under embargo are shown here.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{Stream, unfold};
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;

use super::panel;
use super::shown::{Files, Shown};
use crate::media_type;

/// By which names a browser on this machine knows it.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

// No name in a site begins with a dot.
const EVENTS: &str = "/.kamerbrief/events";
const PANEL: &str = "/.kamerbrief/panel";
const SCRIPT: &str = "/.kamerbrief/panel.js";
const SHEET: &str = "/.kamerbrief/panel.css";

const HTML: &str = "text/html; charset=utf-8";
/// Types that are too new, or too particular to open data, for the lists that are asked for all others.
const TYPES: [(&str, &str); 3] = [
    (".csv-metadata.json", "application/csvm+json"),
    (".jsonld", "application/ld+json"),
    (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
];

#[derive(Clone)]
struct Server {
    port: u16,
    shown: Receiver<Arc<Shown>>,
}

/// Answers until the user interrupts it, or until nobody builds any more.
pub(super) fn run(listener: TcpListener, shown: Receiver<Arc<Shown>>) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start to serve")?;
    runtime.block_on(async {
        let port = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let mut builds = shown.clone();
        tokio::select! {
            // Connections stay open for as long as a page is: they are dropped, not waited for.
            served = axum::serve(listener, router(Server { port, shown })).into_future() => Ok(served?),
            interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
            _ = builds.wait_for(|_| false) => anyhow::bail!("the site is not watched any more"),
        }
    })
}

fn router(server: Server) -> Router {
    let fixed = |kind: &'static str, text: &'static str| get(move || async move { typed(kind, text) });
    Router::new()
        .route(EVENTS, get(events))
        .route(PANEL, get(panel_alone))
        .route(SCRIPT, fixed("text/javascript; charset=utf-8", include_str!("panel.js")))
        .route(SHEET, fixed("text/css; charset=utf-8", include_str!("panel.css")))
        .fallback(page)
        .layer(from_fn_with_state(server.clone(), guard))
        .with_state(server)
}

/// Lets through what may be answered, and says of every answer that it is not to be kept, framed or used elsewhere.
async fn guard(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = match refusal(request.method(), request.uri(), request.headers(), server.port) {
        Some(refused) => refused,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Option<Response> {
    const FOREIGN: &str = "only localhost is answered here\n";
    if !is_asked_here(uri, headers, port) {
        return Some((StatusCode::MISDIRECTED_REQUEST, FOREIGN).into_response());
    }
    if headers.get_all(header::ORIGIN).iter().any(|origin| !is_own_origin(origin, port)) {
        return Some((StatusCode::FORBIDDEN, FOREIGN).into_response());
    }
    let reads = matches!(*method, Method::GET | Method::HEAD);
    (!reads).then(|| (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response())
}

/// Whether the request names this machine, once: any name can be made to lead here, but not to be called that.
fn is_asked_here(uri: &Uri, headers: &HeaderMap, port: u16) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    host.to_str().is_ok_and(|host| is_this_machine(host, port))
        && uri.authority().is_none_or(|authority| is_this_machine(authority.as_str(), port))
}

fn is_this_machine(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    NAMES.iter().any(|name| host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest == format!(":{port}")))
}

/// Without a port an origin has port 80, which is another server's.
fn is_own_origin(origin: &HeaderValue, port: u16) -> bool {
    let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    host.is_some_and(|host| is_this_machine(host, port) && (port == 80 || host.ends_with(&format!(":{port}"))))
}

/// Says at once what is shown, and again whenever that changes.
async fn events(State(server): State<Server>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut shown = server.shown;
    shown.mark_changed();
    Sse::new(unfold(shown, |mut shown| async {
        shown.changed().await.ok()?;
        let mark = shown.borrow_and_update().mark();
        Some((Ok(Event::default().data(mark)), shown))
    }))
}

async fn panel_alone(State(server): State<Server>) -> Response {
    typed(HTML, server.shown.borrow().panel.clone())
}

async fn page(State(server): State<Server>, uri: Uri) -> Response {
    let shown = server.shown.borrow().clone();
    answer(&shown, &uri)
}

fn answer(shown: &Shown, uri: &Uri) -> Response {
    let Some(files) = &shown.files else {
        let page = with_panel(panel::alone(), shown, " alone");
        return (StatusCode::SERVICE_UNAVAILABLE, typed(HTML, page)).into_response();
    };
    match find(files, uri.path()) {
        Found::File(path, bytes) => file(path, bytes, shown),
        Found::Folder => redirect(uri),
        Found::Nothing => match files.get_key_value("404.html") {
            Some((path, bytes)) => (StatusCode::NOT_FOUND, file(path, bytes, shown)).into_response(),
            None => (StatusCode::NOT_FOUND, "there is no such page\n").into_response(),
        },
    }
}

enum Found<'f> {
    File(&'f str, &'f Bytes),
    Folder,
    Nothing,
}

/// What a path of an address leads to. Paths are compared, never put together: `..` is the name of no file.
fn find<'f>(files: &'f Files, path: &str) -> Found<'f> {
    let Some(path) = path.strip_prefix('/').and_then(|path| percent_decode_str(path).decode_utf8().ok()) else {
        return Found::Nothing;
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    let name = if is_folder { format!("{path}index.html") } else { path.into_owned() };
    match files.get_key_value(&name) {
        Some((path, bytes)) => Found::File(path, bytes),
        None if !is_folder && files.contains_key(&format!("{name}/index.html")) => Found::Folder,
        None => Found::Nothing,
    }
}

/// Links on a page are relative, so the folder of its address must be the one that it is in.
fn redirect(uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::try_from(format!("{}/{query}", uri.path())) {
        Ok(location) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(path: &str, bytes: &Bytes, shown: &Shown) -> Response {
    let kind = type_of(path);
    match std::str::from_utf8(bytes) {
        Ok(text) if kind == HTML => typed(HTML, with_panel(text, shown, "")),
        _ => typed(&kind, bytes.clone()),
    }
}

fn type_of(path: &str) -> String {
    let own = TYPES.iter().find(|(ending, _)| path.ends_with(ending)).map(|(_, kind)| *kind);
    let kind = own
        .or_else(|| media_type(path))
        .map_or_else(|| mime_guess::from_path(path).first_or_octet_stream().to_string(), str::to_owned);
    if kind.starts_with("text/") { kind + "; charset=utf-8" } else { kind }
}

fn typed(kind: &str, body: impl Into<axum::body::Body>) -> Response {
    let kind = HeaderValue::try_from(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

/// The page with the panel at its end, in a tree of its own: the style of the site does not reach it, nor its the site.
fn with_panel(page: &str, shown: &Shown, attribute: &str) -> String {
    let end = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    let (panel, mark) = (&shown.panel, shown.mark());
    format!(
        "{before}<kamerbrief-findings lang=\"en\" dir=\"ltr\"{attribute}><template shadowrootmode=\"open\">\
         <link rel=\"stylesheet\" href=\"{SHEET}\"><div id=\"panel\">{panel}</div>\
         <p id=\"gone\" role=\"status\"></p></template></kamerbrief-findings>\
         <script src=\"{SCRIPT}\" data-mark=\"{mark}\"></script>\n{after}"
    )
}

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, tcp])]
struct Client {
    tls: String,
    requests: String,
    responses: String,
    cookies: String,
    redirects: String,
    proxies: String,
    resolver: String,
    pool: String,
    timers: String,
    log: String,
    tcp: String,
}

fn main() {}

// An item in a function: rust-analyzer completes nothing in the attributes of a derive there.
use drop_derive::OrderedDrop;
use std::mem::ManuallyDrop;

fn local() {
    #[derive(OrderedDrop)]
    struct Local {
        plugin: String,
        library: ManuallyDrop<String>,
        #[drop(before = [library, plugin])]
        host: ManuallyDrop<String>,
    }
    let mut local = Local {
        plugin: String::new(),
        library: ManuallyDrop::new(String::new()),
        host: ManuallyDrop::new(String::new()),
    };
    local.plugin.push_str(&local.library);
}

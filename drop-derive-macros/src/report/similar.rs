//! Finds the known name that is most similar to an unknown one.

/// The most similar candidate, if at most a third of the letters differ.
pub(crate) fn similar<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = name.to_lowercase();
    let rate = |candidate: &'a str| {
        let lengths = [name.chars().count(), candidate.chars().count()];
        let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
        // The distance is at least the difference in length, which is faster to compute.
        let is_near = |far: usize| far < shorter && far * 3 <= longer.max(3);
        let far = is_near(longer - shorter).then(|| distance(&name, &candidate.to_lowercase()));
        far.filter(|&far| is_near(far)).map(|far| (far, candidate))
    };
    let candidates = candidates.filter(|candidate| !is_index(candidate));
    candidates.filter_map(rate).min().map(|(_, candidate)| candidate)
}

/// Whether it is the index of a field of a tuple.
pub(crate) fn is_index(name: &str) -> bool {
    matches!(name.as_bytes(), [b'0'..=b'9', ..])
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the
/// other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (y, l) in left.chars().enumerate() {
        let mut next = vec![y + 1];
        for (x, &r) in right.iter().enumerate() {
            let mut best = (row[x] + usize::from(l != r)).min(row[x + 1] + 1).min(next[x] + 1);
            if x > 0 && last == Some(r) && l == right[x - 1] {
                best = best.min(before[x - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(l);
    }
    row[right.len()]
}

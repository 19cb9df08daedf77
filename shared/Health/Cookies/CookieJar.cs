namespace Actions.Health;

/// <summary>The cookies of one run of a flow: kept as servers set them, sent back where they belong (RFC 6265).</summary>
/// <param name="time">When a cookie ends.</param>
/// <param name="received">Called with each value before anything else is done with the answer that brought it.</param>
internal sealed class CookieJar(TimeProvider time, Action<string> received)
{
    private const int Most = 500;
    private readonly List<Cookie> cookies = [];

    /// <summary>Takes the Set-Cookie headers of an answer.</summary>
    public void Store(Uri url, IEnumerable<string> headers)
    {
        foreach (var cookie in headers.Select(header => Cookie.Parse(header, url, time.GetUtcNow())).OfType<Cookie>())
        {
            received(cookie.Value);
            var before = cookies.FindIndex(other => cookie.Replaces(other));
            if (before >= 0) cookies.RemoveAt(before);
            if (cookie.IsOver(time.GetUtcNow()) || cookies.Count == Most) continue;
            // In its place: the order of equal paths is that of the first setting (section 5.4).
            cookies.Insert(before >= 0 ? before : cookies.Count, cookie);
        }
    }

    /// <summary>The Cookie header of a request; null when no cookie belongs to it.</summary>
    public string? HeaderFor(Uri url)
    {
        var sent = cookies.Where(cookie => cookie.GoesTo(url, time.GetUtcNow())).OrderByDescending(cookie => cookie.Path.Length).ToList();
        return sent.Count == 0 ? null : string.Join("; ", sent.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    /// <summary>The value of a cookie, wherever it goes; null when there is none.</summary>
    public string? Find(string name) => cookies.LastOrDefault(cookie => cookie.Name == name && !cookie.IsOver(time.GetUtcNow()))?.Value;
}

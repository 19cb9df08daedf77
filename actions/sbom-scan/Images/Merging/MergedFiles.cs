namespace SbomScan.Images.Merging;

/// <summary>
/// The file system of an image as far as it is worth a look: entries by path. Layers are put on it from the lowest up, so that one pass is enough
/// and nothing has to be remembered of the paths that nobody asks for: a layer that removes or replaces a file needs to know only whether it is here.
/// </summary>
internal sealed class MergedFiles
{
    private const int LongestChainOfLinks = 40;

    private readonly Node root = new();

    /// <summary>Every entry, in no order.</summary>
    public IEnumerable<(string Path, KeptEntry Entry)> All
    {
        get
        {
            var open = new Stack<(string Path, Node Node)>([("", root)]);
            while (open.TryPop(out var next))
            {
                if (next.Node.Entry is { } entry) yield return (next.Path, entry);
                foreach (var (name, child) in next.Node.Children) open.Push((next.Path.Length == 0 ? name : $"{next.Path}/{name}", child));
            }
        }
    }

    /// <summary>Whether something at or below the path is kept.</summary>
    public bool Has(string path) => NodeAt(path) != null;

    public KeptEntry? Find(string path) => NodeAt(path)?.Entry;

    /// <summary>What a program that opens the path would read: links are followed, and never out of the image.</summary>
    /// <returns><see langword="null"/>: nothing that is kept.</returns>
    public KeptEntry? Follow(string path)
    {
        for (var step = 0; step < LongestChainOfLinks; step++)
        {
            if (LinkOn(path) is not { } link) return Find(path);
            path = $"{link.Target}/{link.Beyond}".Trim('/');
        }

        return null;
    }

    /// <summary>The file or link that a path would have to go through, and cannot: if the path is there, that is gone.</summary>
    public string? InTheWayOf(string path) => FirstOn(path) is var (at, _, rest) && rest.Length > 0 ? at : null;

    public void Put(string path, KeptEntry entry)
    {
        var node = root;
        foreach (var part in path.Split('/'))
        {
            // What was a file or a link is a folder now.
            node.Entry = null;
            node = node.Child(part) ?? node.Add(part);
        }

        node.RemoveChildren();
        node.Entry = entry;
    }

    /// <summary>Removes what is at the path and below it.</summary>
    public void Remove(string path) => Remove(root, path, onlyBelow: false);

    public void RemoveBelow(string path) => Remove(root, path, onlyBelow: true);

    private static void Remove(Node node, ReadOnlySpan<char> path, bool onlyBelow)
    {
        if (path.IsEmpty)
        {
            node.RemoveChildren();
            if (!onlyBelow) node.Entry = null;
            return;
        }

        var part = TakeFirst(ref path);
        if (node.Child(part) is not { } child) return;
        Remove(child, path, onlyBelow);
        if (child.IsEmpty) node.Remove(part);
    }

    private Node? NodeAt(ReadOnlySpan<char> path)
    {
        Node? node = root;
        while (!path.IsEmpty && node != null) node = node.Child(TakeFirst(ref path));
        return node;
    }

    private (string Target, string Beyond)? LinkOn(string path) => FirstOn(path) is var (_, entry, rest) && entry is KeptLink link ? (link.Target, rest) : null;

    /// <summary>The first entry on the way along a path, and what of the path lies beyond it.</summary>
    private (string At, KeptEntry Entry, string Beyond)? FirstOn(string path)
    {
        var node = root;
        var rest = path.AsSpan();
        while (!rest.IsEmpty)
        {
            if (node.Child(TakeFirst(ref rest)) is not { } child) return null;
            if (child.Entry is { } entry) return (path[..^rest.Length].TrimEnd('/'), entry, rest.ToString());
            node = child;
        }

        return null;
    }

    /// <returns>The first part of the path, which moves on behind it.</returns>
    private static ReadOnlySpan<char> TakeFirst(ref ReadOnlySpan<char> path)
    {
        var end = path.IndexOf('/');
        var first = end < 0 ? path : path[..end];
        path = end < 0 ? [] : path[(end + 1)..];
        return first;
    }

    /// <summary>A file or link, or a folder with one somewhere below it.</summary>
    private sealed class Node
    {
        private Dictionary<string, Node>? children;

        public KeptEntry? Entry { get; set; }

        public bool IsEmpty => Entry == null && children == null;

        public IEnumerable<KeyValuePair<string, Node>> Children => children ?? [];

        public Node? Child(ReadOnlySpan<char> name) =>
            children != null && children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var child) ? child : null;

        public Node Add(string name)
        {
            children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            return children[name] = new Node();
        }

        public void Remove(ReadOnlySpan<char> name)
        {
            children!.GetAlternateLookup<ReadOnlySpan<char>>().Remove(name);
            if (children.Count == 0) children = null;
        }

        public void RemoveChildren() => children = null;
    }
}

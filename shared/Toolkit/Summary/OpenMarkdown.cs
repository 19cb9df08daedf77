using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>What is open after some lines of Markdown: a code fence, an HTML comment, folded sections (CommonMark 0.31, "Fenced code blocks" and "HTML blocks").</summary>
internal sealed partial class OpenMarkdown
{
    // Less than this, and a line is no longer inside of a list that a fence was opened in.
    private const int LeastIndent = 2;
    private const int CodeIndent = 4;

    private readonly Stack<string> tags = new();
    private Fence? fence;
    private bool isComment;

    /// <summary>True where a blank line parts two blocks.</summary>
    public bool IsBetweenBlocks => fence is null && !isComment;

    /// <summary>Text that closes all of it, innermost first.</summary>
    public string Closers { get; private set; } = "";

    /// <summary>Reads the next line.</summary>
    /// <param name="line">With or without its line break.</param>
    public void Read(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        if (fence is { } open && !open.IsLeftBy(line))
        {
            if (open.IsClosedBy(line)) SetFence(null);
            return;
        }

        if (fence is not null) SetFence(null);
        if (!isComment && line.ContainsAny('`', '~') && Opening().Match(line.ToString()) is { Success: true } match) SetFence(new Fence(match));
        else if (isComment || line.Contains('<')) ReadTags(line.ToString());
    }

    private void SetFence(Fence? next)
    {
        fence = next;
        Update();
    }

    private void ReadTags(string line)
    {
        foreach (Match mark in Mark().Matches(line))
        {
            var name = mark.Groups["name"].Value.ToLowerInvariant();
            if (mark.Value == "-->") isComment = false;
            else if (isComment) continue;
            else if (mark.Value == "<!--") isComment = true;
            else if (!mark.Value.StartsWith("</", StringComparison.Ordinal)) tags.Push(name);
            else if (tags.TryPeek(out var top) && top == name) tags.Pop();
        }

        Update();
    }

    private void Update() =>
        Closers = $"{fence?.Closing}{(isComment ? "\n-->" : "")}{string.Concat(tags.Select(name => name == "pre" ? "\n</pre>" : "\n\n</details>"))}";

    // A fence may stand in a quotation or in a list.
    [GeneratedRegex(@"\A(?<before>[ \t>]*((?<item>[-*+]|\d{1,9}[.)])[ \t]+)*)(?<fence>`{3,}(?=[^`]*\z)|~{3,})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"<!--|-->|</?(?<name>details|pre)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    private sealed class Fence(Match opening)
    {
        private readonly char letter = opening.Groups["fence"].Value[0];
        private readonly int length = opening.Groups["fence"].Length;
        private readonly bool isQuoted = opening.Groups["before"].Value.Contains('>', StringComparison.Ordinal);
        private readonly bool isListed = opening.Groups["item"].Success || opening.Groups["before"].Length >= CodeIndent;

        public string Closing { get; } = $"\n{Blank(opening.Groups["before"].Value)}{opening.Groups["fence"].Value}";

        public bool IsClosedBy(ReadOnlySpan<char> line)
        {
            var bare = line.TrimStart(" \t>");
            return bare.Length >= length && !bare.ContainsAnyExcept(letter);
        }

        /// <summary>A line outside of the quotation or the list ends the fence that was opened in it.</summary>
        public bool IsLeftBy(ReadOnlySpan<char> line) =>
            (isQuoted && !line.TrimStart(" \t").StartsWith(">")) || (isListed && !isQuoted && line.Length > 0 && line.Length - line.TrimStart(" \t").Length < LeastIndent);

        private static string Blank(string before) => string.Concat(before.Select(letter => letter is '>' or '\t' ? letter : ' '));
    }
}

using System.Text;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>Words of a line of a Dockerfile.</summary>
internal static class DockerWords
{
    /// <summary>At blanks that are not in quotes; quotes and escapes stay.</summary>
    public static IReadOnlyList<string> Split(string text, char escape)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quote == '\0' && c is ' ' or '\t') EndWord();
            else word.Append(c);
            if (c == escape && quote != '\'' && at + 1 < text.Length) word.Append(text[++at]);
            else if (c == quote) quote = '\0';
            else if (quote == '\0' && c is '"' or '\'') quote = c;
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The word that ends the heredoc which a word such as <c>&lt;&lt;-"EOF"</c> opens; <see langword="null"/> when it opens none.</summary>
    public static string? HeredocName(string word)
    {
        var opening = word.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (!opening.StartsWith("<<", StringComparison.Ordinal)) return null;
        var name = opening[2..].TrimStart('-').Trim('"', '\'');
        return name.Length > 0 && !name.Contains('<') ? name : null;
    }
}

using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>Why a pattern matches none of the changed files, as the names of all files tell: L-7, L-2, L-8 or L-9, the most telling one.</summary>
internal sealed class NameRules(FileTree head)
{
    public const string NoFile = "L-9";

    private readonly Lazy<FileTree> folders = new(() => new FileTree(Folders(head)));
    private readonly Lazy<FoldedNames> folded = new(() => new FoldedNames(head));

    public LintProblem? Check(FilterItem item)
    {
        if (head.HasMatch(item.Body)) return null;
        return LiteralBrackets(item) ?? NamesFolder(item) ?? OtherSpelling(item) ?? NoFileAtAll(item);
    }

    private LintProblem? LiteralBrackets(FilterItem item)
    {
        var escaped = PatternRewriter.Rewrite(item.Body.Pattern, Escape);
        if (escaped == item.Body.Pattern || !TryParse(escaped, out var literal)) return null;
        var file = head.FirstMatch(literal);
        var found = file ?? Folder(literal);
        if (found == null) return null;
        return new LintProblem("L-7", $"the brackets in '{item.Written}' are signs of the pattern, but '{found}' has them in its name; write '{item.With(file != null ? escaped : Below(escaped))}'");
    }

    private LintProblem? NamesFolder(FilterItem item) => Folder(item.Body) is { } folder
        ? new LintProblem("L-2", $"'{folder}' is a folder, and '{item.Written}' matches nothing below it; write '{item.With(Below(item.Body.Pattern))}'")
        : null;

    private LintProblem? OtherSpelling(FilterItem item)
    {
        if (!TryParse(FoldedText.Of(item.Body.Pattern), out var pattern) || folded.Value.FirstMatch(pattern) is not { } path) return null;
        return new LintProblem("L-8", $"'{item.Written}' matches no file, but differs from '{path}' only in case or accents; write it exactly as the file is called");
    }

    private LintProblem NoFileAtAll(FilterItem item)
    {
        var known = RepositoryPath.Upwards(item.Body.Prefix).First(head.HasFolder);
        var where = known.Length == 0 ? "" : $" below '{known}'";
        return new LintProblem(NoFile, $"'{item.Written}' matches no file{where}; correct it or drop it");
    }

    private string? Folder(Glob pattern) =>
        pattern.Pattern.TrimEnd('/') is { Length: > 0 } name && TryParse(name, out var folder) ? folders.Value.FirstMatch(folder) : null;

    private static string Below(string pattern)
    {
        var folder = pattern.TrimEnd('/');
        return folder == "**" || folder.EndsWith("/**", StringComparison.Ordinal) ? folder : folder + "/**";
    }

    private static (string, int)? Escape(string text, BracketPairs pairs, int at) => text[at] switch
    {
        '!' when pairs.IsMarkedGroup(at) => ("\\!", at + 1),
        '(' or ')' or '[' or ']' => ("\\" + text[at], at + 1),
        _ => null,
    };

    private static bool TryParse(string text, out Glob pattern)
    {
        try
        {
            pattern = Glob.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            pattern = null!;
            return false;
        }
    }

    private static HashSet<string> Folders(FileTree tree)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in tree.Paths)
        {
            var folder = RepositoryPath.Folder(path);
            while (folder.Length > 0 && found.Add(folder)) folder = RepositoryPath.Folder(folder);
        }

        return found;
    }
}

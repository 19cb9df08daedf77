using System.Text;
using Actions.Git;
using Actions.Toolkit;

namespace DetectChanges.Answer;

/// <summary>The matching files of every filter, as one text each. A list is complete or not there at all: it is never cut.</summary>
internal sealed class FileLists
{
    private readonly Dictionary<string, string> byFilter;

    private FileLists(Dictionary<string, string> byFilter) => this.byFilter = byFilter;

    /// <summary>Why the lists are empty although there are files; they are in the output folder then.</summary>
    public string? LeftOut { get; private init; }

    /// <param name="decision">The filters and their files.</param>
    /// <param name="format">How to write them.</param>
    /// <param name="limit">For all lists together, in bytes.</param>
    /// <param name="elsewhere">The names are also written to files: lists that are too long may then be empty.</param>
    /// <exception cref="WorldError">The lists are too long together, or a name cannot be written in this format.</exception>
    public static FileLists Of(Decision decision, ListFormat format, int limit, bool elsewhere)
    {
        if (format == ListFormat.None) return new FileLists([]);
        var lists = decision.Answers.ToDictionary(
            answer => answer.Filter.Name,
            answer => Write([.. answer.Files.Select(file => file.Path)], format),
            StringComparer.Ordinal);
        var size = lists.Values.Sum(list => (long)Encoding.UTF8.GetByteCount(list));
        if (size <= limit) return new FileLists(lists);
        var problem = $"The lists of files have {size:N0} bytes together, more than the {limit:N0} of 'list-limit'";
        if (elsewhere) return new FileLists(lists.ToDictionary(list => list.Key, _ => "", StringComparer.Ordinal)) { LeftOut = $"{problem}: the outputs <filter>_files are empty, the files in 'output-dir' hold the names." };
        throw new WorldError(
            $"{problem}.",
            "Set 'output-dir' to have the names written to files, or raise 'list-limit' (a value above 128 KiB cannot be passed on as an environment variable).");
    }

    /// <summary>The list of a filter; <see langword="null"/> when none was asked for.</summary>
    public string? Of(FilterAnswer answer) => byFilter.GetValueOrDefault(answer.Filter.Name);

    /// <exception cref="WorldError">A name cannot be written in this format.</exception>
    public static string Write(IReadOnlyList<GitPath> names, ListFormat format) => format switch
    {
        ListFormat.Json => JsonTexts.Array(names.Select(name => name.ToUnicode())),
        ListFormat.Csv => string.Join(',', names.Select(name => Csv(Expressible(name, format)))),
        ListFormat.Shell => string.Join(' ', names.Select(name => Quoted(NotAnOption(Expressible(name, format))))),
        _ => string.Join(' ', names.Select(name => Escaped(NotAnOption(Expressible(name, format))))),
    };

    // Outputs are UTF-8 text with plain line breaks; in sh a backslash before a line break removes both.
    private static string Expressible(GitPath name, ListFormat format)
    {
        var problem = !name.IsUtf8 ? "it is not valid UTF-8"
            : name.Text.Contains("\r\n", StringComparison.Ordinal) ? "it holds a carriage return and line feed"
            : format == ListFormat.Escape && name.Text.Contains('\n') ? "it holds a line break"
            : null;
        return problem == null
            ? name.Text
            : throw new WorldError(
                $"The file name '{name}' cannot be written with 'list-files: {KebabCase.Of(format)}': {problem}.",
                "Set 'list-files: none' and 'output-dir': the files there hold every name as it is, each ended by a NUL byte.");
    }

    private static string Csv(string name) =>
        name.AsSpan().IndexOfAny("\",\r\n") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A name that begins with '-' would be an option of whatever command gets it.
    private static string NotAnOption(string name) => name.StartsWith('-') ? "./" + name : name;

    private static string Quoted(string name) => name.All(IsSafe) ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Escaped(string name)
    {
        var escaped = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (!IsSafe(c)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or ',' or '+' or '@' or '%' || c > '\u00bf';
}

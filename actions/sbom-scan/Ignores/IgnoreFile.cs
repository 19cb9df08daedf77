using System.Globalization;
using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.Ignores;

/// <summary>A file of decisions that findings do not count.</summary>
/// <param name="Path">Relative to the workspace.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record IgnoreFile(string Path, IReadOnlyList<IgnoreEntry> Entries)
{
    /// <summary>The file that is read unless another is named.</summary>
    public const string DefaultPath = ".sbom-scan.yml";

    public static IgnoreFile None { get; } = new("", []);

    /// <exception cref="FormatException">Something is wrong; the message holds every problem with line and column.</exception>
    public static IgnoreFile Parse(string path, string yaml)
    {
        var problems = new List<YamlProblem>();
        var entries = new List<IgnoreEntry>();
        if (YamlTree.Read(yaml) is { } root)
        {
            if (root is not YamlValue.Mapping mapping) throw new FormatException("expected a mapping with the key 'ignores'");
            var section = new YamlSection(mapping, "the file", problems);
            foreach (var entry in section.Sections("ignores", "an entry of 'ignores'")) entries.Add(ReadEntry(entry));
            section.RefuseOthers();
        }

        return problems.Count == 0 ? new IgnoreFile(path, entries) : throw new FormatException(string.Join("; ", problems.OrderBy(problem => problem.Line)));
    }

    private static IgnoreEntry ReadEntry(YamlSection section)
    {
        var permanent = section.Value("permanent", FlagText.Parse);
        var entry = new IgnoreEntry
        {
            Id = section.Value("id", text => text),
            Purl = section.Value("purl", PackageUrl.Parse),
            Path = section.Value("path", Glob.Parse),
            Reason = section.Required("reason", NotEmpty) ?? "",
            Expires = section.Value<DateOnly?>("expires", text => ParseDate(text)),
            UntilFixed = section.Value("until-fixed", FlagText.Parse),
            Line = section.Line,
        };
        if (entry is { Id: null, Purl: null, Path: null }) section.Problem("an entry of 'ignores' needs 'id', 'purl' or 'path'");
        if (permanent == section.Has("expires")) section.Problem("an entry of 'ignores' needs either 'expires', the last day it holds, or 'permanent: true'");
        section.RefuseOthers();
        return entry;
    }

    private static string NotEmpty(string text) => text.Length > 0 ? text : throw new FormatException("expected why the finding does not count");

    private static DateOnly ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new FormatException("expected a day such as 2026-12-31");
}

using Actions.Toolkit;

namespace SbomScan.Wishes;

/// <summary>Which files are written.</summary>
internal sealed record DocumentWishes
{
    public static IReadOnlyList<string> SpecVersions { get; } = ["1.5", "1.6", "1.7"];

    /// <summary><see langword="null"/>: none is.</summary>
    public WorkspacePath? Folder { get; init; }

    public IReadOnlyList<DocumentFormat> Formats { get; init; } = [];

    /// <summary>Of CycloneDX.</summary>
    public required string SpecVersion { get; init; }

    public bool Sarif { get; init; }

    /// <summary>Where findings in an image point to.</summary>
    public WorkspacePath? Dockerfile { get; init; }

    public static DocumentWishes Read(InputReader input)
    {
        var folder = input.OptionalPath("output-dir");
        var sarif = input.Parsed<bool?>("sarif", text => FlagText.Parse(text));
        if (sarif == true && folder == null) input.Error("sarif", "SARIF is written to 'output-dir': name it");
        return new DocumentWishes
        {
            Folder = folder,
            Formats = input.Parsed("format", ParseFormats) ?? [],
            SpecVersion = input.Parsed("spec-version", text => SpecVersions.Contains(text) ? text : throw new FormatException($"expected one of {string.Join(", ", SpecVersions)}"))!,
            Sarif = sarif ?? folder != null,
            Dockerfile = input.Parsed<WorkspacePath?>("dockerfile", text => SourceWishes.FileOf(input.Runner, text)),
        };
    }

    private static IReadOnlyList<DocumentFormat> ParseFormats(string text) =>
        [.. text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ChoiceText.Parse<DocumentFormat>).Distinct()];
}

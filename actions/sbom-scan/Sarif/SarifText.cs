using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Sarif;

/// <summary>The sentences of a SARIF document. What others wrote is made harmless and cut.</summary>
internal static class SarifText
{
    private const int LongestLine = 500;
    private const int LongestDetails = 4_000;
    private const int MostPaths = 3;
    private const int MostLinks = 10;

    /// <summary>What is wrong here: package, vulnerability, fix, and the dependency that brings it in.</summary>
    public static string Message(SarifResult result)
    {
        var (finding, component) = (result.Finding, result.Finding.Component);
        var sentences = new List<string> { $"{Package(component)} has {Plain(finding.Id)}{(finding.Title.Length > 0 ? $": {Plain(finding.Title).TrimEnd('.')}" : "")}.", Fix(finding) };
        sentences.AddRange(result.Reported.Paths.Take(MostPaths).Where(path => path.Count > 1).Select(path => $"It comes with {string.Join(" → ", path.Select(Package))}."));
        if (component.Occurrences.FirstOrDefault(one => one.Layer != null) is { } inside) sentences.Add($"It is in {Plain(inside.File)}, layer {Plain(inside.Layer!)}.");
        return string.Join(' ', sentences);
    }

    public static string Short(Finding finding) => finding.Title.Length > 0 ? $"{Plain(finding.Title).TrimEnd('.')}." : $"{Plain(finding.Id)} in {Plain(finding.Component.Name)}.";

    public static string Full(Finding finding) => $"{Plain(finding.Component.Name)}{(finding.AffectedRange.Length > 0 ? $" {Plain(finding.AffectedRange)}" : "")}: {Short(finding)} {Severity(finding)}";

    public static string Help(Finding finding) =>
        string.Join('\n', (string[])[Full(finding), Fix(finding), .. Links(finding).Select(Plain)]);

    public static string HelpMarkdown(ReportedFinding reported)
    {
        var finding = reported.Finding;
        var text = new Markdown().Heading(3, $"{finding.Id}: {ShortText.Of(finding.Title.Length > 0 ? finding.Title : finding.Component.Name, LongestLine)}");
        text.Table(["", ""], Facts(reported).Select(fact => (string[])[fact.Name, fact.Text]));
        if (finding.Details.Length > 0) text.Paragraph(string.Join('\n', ShortText.Of(finding.Details, LongestDetails).ReplaceLineEndings("\n").Split('\n').Select(Markdown.Escape)));
        return text.Bullets(Links(finding).Select(link => $"<{link}>")).ToString();
    }

    /// <summary>Pages about it, encoded.</summary>
    public static IEnumerable<string> Links(Finding finding) =>
        finding.References.Where(page => page is { IsAbsoluteUri: true, Scheme: "http" or "https" }).Select(page => page.AbsoluteUri).Take(MostLinks);

    /// <summary>One line of plain text without links: brackets would make one.</summary>
    public static string Plain(string text) => ForeignText.Neutralise(ShortText.Of(text, LongestLine))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Text)> Facts(ReportedFinding reported)
    {
        var finding = reported.Finding;
        yield return ("Package", Markdown.InlineCode(ShortText.Of(finding.Component.Name, LongestLine)));
        if (finding.AffectedRange.Length > 0) yield return ("Affected", Markdown.Escape(ShortText.Of(finding.AffectedRange, LongestLine)));
        yield return ("Fixed in", finding.FixedVersions.Count == 0 ? "no version yet" : Markdown.Escape(ShortText.Of(string.Join(", ", finding.FixedVersions), LongestLine)));
        yield return ("Severity", Markdown.Escape(Severity(finding)));
        if (finding.Ids.Count > 1) yield return ("Known as", Markdown.Escape(ShortText.Of(string.Join(", ", finding.Ids), LongestLine)));
        foreach (var path in reported.Paths.Take(MostPaths)) yield return ("Comes with", Markdown.Escape(string.Join(" → ", path.Select(Package))));
        yield return ("Found by", Markdown.Escape(ShortText.Of(finding.Source, LongestLine)));
    }

    private static string Fix(Finding finding) => finding switch
    {
        { IsMalicious: true } => "The package is itself the attack: remove it, and treat every secret of the machines that installed it as known to others.",
        { FixedVersions: [] } => "No version with a fix is known.",
        _ => $"Fixed in {string.Join(", ", finding.FixedVersions.Take(5).Select(Plain))}.",
    };

    private static string Severity(Finding finding) => finding.Rating switch
    {
        { Severity: Findings.Severity.Unscored } when finding.IsMalicious => "Severity: critical, as the package is itself the attack.",
        { Severity: Findings.Severity.Unscored } => "Nothing says how severe it is.",
        { Score: { } score } rating => $"Severity: {Word(rating)}, {score.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}{By(rating)}.",
        var rating => $"Severity: {Word(rating)}{By(rating)}.",
    };

    private static string Word(Rating rating) => rating.Severity.ToString().ToLowerInvariant();

    private static string By(Rating rating) => rating.Source == null ? "" : $" by {Plain(rating.Source)}";

    private static string Package(Component component) => Plain(component.Version == null ? component.Name : $"{component.Name} {component.Version}");
}

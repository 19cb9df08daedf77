namespace SbomScan.LockFiles.Python;

/// <summary>One line of a requirements file as pip reads it: continued lines joined, without its comments.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">What it says, without the options behind it.</param>
/// <param name="Hashes">The values of its <c>--hash</c> options.</param>
/// <param name="Via">What pip-compile and uv note below or beside it: who asks for it. Empty when they do not.</param>
internal sealed record RequirementLine(int Line, string Text, IReadOnlyList<string> Hashes, List<string> Via)
{
    public static RequirementLine Of(int line, string written)
    {
        var parts = written.Split(" --hash");
        var options = written.StartsWith('-') ? -1 : parts[0].IndexOf(" --", StringComparison.Ordinal);
        var text = options > 0 ? parts[0][..options] : parts[0];
        return new RequirementLine(line, text.Trim(), [.. parts[1..].Select(hash => hash.TrimStart('=', ' ').Split(' ')[0])], []);
    }
}

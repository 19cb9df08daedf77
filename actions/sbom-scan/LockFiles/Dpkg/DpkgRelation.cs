namespace SbomScan.LockFiles.Dpkg;

/// <summary>Fields that name other packages (Debian policy, chapter 7): <c>libc6 (&gt;= 2.36), default-mta | mail-transport-agent, python3:any</c>.</summary>
internal static class DpkgRelation
{
    /// <summary>The alternatives of each dependency: names without versions and architectures.</summary>
    public static IEnumerable<IEnumerable<string>> Read(string? field) =>
        (field ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(dependency => dependency.Split('|').Select(Name).Where(name => name.Length > 0));

    private static string Name(string alternative)
    {
        var text = alternative.AsSpan().Trim();
        return text.IndexOfAny(" (:[<") is >= 0 and var end ? text[..end].ToString() : text.ToString();
    }
}

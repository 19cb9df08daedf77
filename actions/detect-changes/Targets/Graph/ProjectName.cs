using System.Text;
using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Graph;

/// <summary>Names of projects end in outputs and from there perhaps in scripts, so that only harmless characters are let through.</summary>
internal static partial class ProjectName
{
    /// <summary>The name if it is harmless, else the folder; what is harmful in that is percent-encoded.</summary>
    public static string Of(string? name, string folder)
    {
        if (name != null && IsHarmless(name)) return name;
        return folder.Length == 0 ? "root" : Encode(folder);
    }

    /// <summary>Letters, digits and <c>@ . _ / + -</c>, beginning with a letter, a digit, <c>@</c>, <c>.</c> or <c>_</c>; at most 214 characters, as npm has it; and nothing that leads upwards.</summary>
    public static bool IsHarmless(string name) => Harmless().IsMatch(name) && !name.Split('/').Contains("..");

    private static string Encode(string folder) =>
        string.Concat(Encoding.UTF8.GetBytes(folder).Select(b => char.IsAsciiLetterOrDigit((char)b) || "@._/+-".Contains((char)b) ? $"{(char)b}" : $"%{b:X2}"));

    [GeneratedRegex(@"\A[A-Za-z0-9@._][A-Za-z0-9@._/+-]{0,213}\z", RegexOptions.None, 1000)]
    private static partial Regex Harmless();
}

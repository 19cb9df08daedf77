using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>
/// Decides a condition only where it follows from the names of files, as <c>$(MSBuildProjectName.EndsWith('.Tests'))</c> does.
/// Everything else depends on how somebody builds: it is not decided, and then counts as true.
/// </summary>
internal sealed partial class BuildCondition
{
    private const int DeepestNesting = 32;
    private const int LongestText = 4096;
    private const string Property = @"\$\((?>[^()]|\((?>[^()]|\([^()]*\))*\))*\)";

    private readonly IReadOnlyList<string> tokens;
    private readonly BuildProperties properties;
    private readonly Func<string, bool> exists;
    private readonly string file;
    private int at;
    private int depth;

    private BuildCondition(string text, BuildProperties properties, string file, Func<string, bool> exists)
    {
        tokens = [.. Token().Matches(text).Select(match => match.Value)];
        (this.properties, this.file, this.exists) = (properties, file, exists);
    }

    /// <summary>True or false where that is certain, else <see langword="null"/>.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="properties">The properties so far.</param>
    /// <param name="file">The file it is written in.</param>
    /// <param name="exists">Whether a name is that of a file in the commit.</param>
    public static bool? Decide(string text, BuildProperties properties, string file, Func<string, bool> exists)
    {
        if (text == Statement.InTarget || text.Length > LongestText || properties.IsOpen(text)) return null;
        var condition = new BuildCondition(text, properties, file, exists);
        var decided = condition.Any();
        return condition.at == condition.tokens.Count ? decided : null;
    }

    private bool? Any()
    {
        var result = All();
        while (Skip("or")) result = Or(result, All());
        return result;
    }

    private bool? All()
    {
        var result = One();
        while (Skip("and")) result = !Or(!result, !One());
        return result;
    }

    private bool? One()
    {
        if (depth >= DeepestNesting) return Give();
        depth++;
        var result = Skip("!") ? !One() : Skip("(") ? Inner() : Compared();
        depth--;
        return result;
    }

    private bool? Inner()
    {
        var result = Any();
        return Skip(")") ? result : Give();
    }

    private bool? Compared()
    {
        if (at + 1 < tokens.Count && tokens[at].Equals("exists", StringComparison.OrdinalIgnoreCase) && tokens[at + 1] == "(") return Exists();
        var left = Operand();
        if (Skip("==")) return Same(left, Operand());
        if (Skip("!=")) return !Same(left, Operand());
        if (at < tokens.Count && tokens[at] is "<" or ">" or "<=" or ">=") return Give();
        return left is null || !bool.TryParse(left, out var value) ? null : value;
    }

    private bool? Exists()
    {
        at += 2;
        var name = Operand();
        return Skip(")") ? name != null && exists(name) ? true : null : Give();
    }

    private string? Operand()
    {
        if (at >= tokens.Count) return null;
        var token = tokens[at++];
        var text = token is ['\'', .. var quoted, '\''] ? quoted : token;
        return properties.IsFixed(text) && properties.Expand(text, file) is [var only] && !only.Contains(BuildPath.Unknown) && !only.Contains(BuildPath.Outside) ? only : null;
    }

    private bool? Give()
    {
        at = tokens.Count + 1;
        return null;
    }

    private bool Skip(string token)
    {
        if (at >= tokens.Count || !tokens[at].Equals(token, StringComparison.OrdinalIgnoreCase)) return false;
        at++;
        return true;
    }

    private static bool? Same(string? left, string? right) => left is null || right is null ? null : left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;

    [GeneratedRegex(@"'(?>" + Property + @"|[^'])*'|" + Property + @"|==|!=|<=|>=|[!()<>]|[^\s!()<>='$]+|\S", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

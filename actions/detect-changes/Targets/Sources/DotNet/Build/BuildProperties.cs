using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>
/// The properties of one project while its files are read, and texts with <c>$(…)</c>. A property that is set under a condition may have
/// several values; all of them count. What cannot be known is a mark in the text, never a guess.
/// </summary>
internal sealed class BuildProperties(BuildFiles files, string project)
{
    private const int MostValues = 16;
    private const int LongestText = 4096;
    private const int DeepestNesting = 8;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    // Where a build writes to, and where tools are installed: nothing of that is in a commit.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "BaseIntermediateOutputPath", "IntermediateOutputPath", "MSBuildProjectExtensionsPath", "BaseOutputPath", "OutputPath", "OutDir", "TargetDir", "TargetPath", "PublishDir",
        "NuGetPackageRoot", "MSBuildExtensionsPath", "MSBuildExtensionsPath32", "MSBuildExtensionsPath64", "MSBuildToolsPath", "MSBuildBinPath", "MSBuildSDKsPath", "VSToolsPath", "VCTargetsPath",
    };

    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> rules = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> All => values;

    /// <summary>Sets a property: one value more when it may or may not be set, else this value only.</summary>
    public void Set(Statement.Property property, string file, bool certain)
    {
        var (name, set) = (property.Name, Expand(property.Value, file));
        if (certain && property.References.Count > 0 && property.References.All(IsFixedProperty)) rules.Add(name);
        else rules.Remove(name);
        values[name] = certain || !values.TryGetValue(name, out var known) ? set : AtMost([.. known.Union(set, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Whether a text follows from the names of files alone, as <c>$(MSBuildProjectName.EndsWith('.Tests'))</c>, or has no properties.
    /// Any other property may be set from outside: by the command line, the environment, a build for several frameworks.
    /// </summary>
    public bool IsFixed(string text) => References(text).All(IsFixedProperty);

    /// <summary>Whether no part of the text does.</summary>
    public bool IsOpen(string text) => References(text) is { Count: > 0 } references && !references.Any(IsFixedProperty);

    /// <summary>The properties a text refers to.</summary>
    public static IReadOnlyList<string> References(string text)
    {
        var names = new List<string>();
        for (var at = text.IndexOf("$(", StringComparison.Ordinal); at >= 0; at = text.IndexOf("$(", at + 2, StringComparison.Ordinal))
        {
            var name = text.AsSpan(at + 2).TrimStart();
            var end = name.IndexOfAnyExcept(NameCharacters);
            if (end > 0) names.Add(name[..end].ToString());
        }

        return names;
    }

    /// <summary>All texts that this may be.</summary>
    public IReadOnlyList<string> Expand(string text, string file) => Expand(text, file, 0);

    private bool IsFixedProperty(string name) => rules.Contains(name) || FileProperties.Of(name, project, project) != null;

    private IReadOnlyList<string> Expand(string text, string file, int depth)
    {
        if (!text.Contains("$(", StringComparison.Ordinal)) return [text];
        if (text.Length > LongestText || depth > DeepestNesting) return [Unknowable(MadeOf(text, file))];
        IReadOnlyList<string> results = [""];
        var at = 0;
        for (int open, close; (open = text.IndexOf("$(", at, StringComparison.Ordinal)) >= 0 && (close = PropertyFunction.Closing(text, open + 1)) >= 0; at = close + 1)
        {
            results = Product(results, [text[at..open]]);
            results = Product(results, Evaluate(text[(open + 2)..close].Trim(), file, depth + 1));
        }

        return Product(results, [text[at..]]);
    }

    private IReadOnlyList<string> Evaluate(string expression, string file, int depth)
    {
        if (IsName(expression)) return Values(expression, file);
        if (PropertyFunction.Parse(expression) is not { } function) return [Unknowable(MadeOf($"$({expression})", file))];
        var arguments = function.Receiver is { } receiver ? Values(receiver, file) : [function.Name];
        foreach (var argument in function.Arguments) arguments = Product(arguments, Expand(argument, file, depth), PropertyFunction.Separator);
        return [.. arguments.Select(combination => function.Apply(combination.Split(PropertyFunction.Separator), files, project, file) ?? Unknowable([function.Name, combination]))];
    }

    private IReadOnlyList<string> Values(string name, string file) =>
        values.TryGetValue(name, out var known) ? known
        : FileProperties.Of(name, project, file) is { } own ? [own]
        : Elsewhere.Contains(name) || name.StartsWith("Pkg", StringComparison.Ordinal) ? [BuildPath.Outside.ToString()]
        : [BuildPath.Unknown.ToString()];

    private static bool IsName(string expression) => expression.Length > 0 && !expression.AsSpan().ContainsAnyExcept(NameCharacters);

    private static IReadOnlyList<string> Product(IReadOnlyList<string> left, IReadOnlyList<string> right, string between = "") =>
        left is [var one] && right is [var other]
            ? [Short(one + between + other)]
            : AtMost([.. left.SelectMany(l => right.Select(r => Short(l + between + r))).Distinct(StringComparer.Ordinal)]);

    private static IReadOnlyList<string> AtMost(IReadOnlyList<string> texts) => texts.Count <= MostValues ? texts : [Unknowable(texts)];

    private static string Short(string text) => text.Length <= LongestText ? text : Unknowable([text]);

    private IEnumerable<string> MadeOf(string text, string file) => [text, .. References(text).SelectMany(name => Values(name, file))];

    // Not known, but another one in another commit when what it is made of is another.
    private static string Unknowable(IEnumerable<string> madeOf)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', madeOf)));
        return $"{BuildPath.Unknown}{Convert.ToHexString(hash, 0, 8)}{BuildPath.Unknown}";
    }
}

using System.Text.Json.Nodes;
using LocalAws.Processes;

namespace LocalAws.Lambda.Functions;

/// <summary>A function with all that belongs to it.</summary>
internal sealed class LocalFunction(string name, string arn, FunctionVersion latest)
{
    /// <summary>Key of the policy of the function itself.</summary>
    public const string Unqualified = "";

    public string Name { get; } = name;
    public string Arn { get; } = arn;
    public FunctionVersion Latest { get; set; } = latest;

    /// <summary>What an invocation of <c>$LATEST</c> runs: until an update has succeeded, what was there before it.</summary>
    public FunctionVersion Running { get; set; } = latest;

    /// <summary>Published versions, oldest first.</summary>
    public List<FunctionVersion> Published { get; } = [];
    public int NextVersion { get; set; } = 1;
    public SortedDictionary<string, FunctionAlias> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>By qualifier.</summary>
    public Dictionary<string, ResourcePolicy> Policies { get; } = [];
    public Dictionary<string, ProvisionedConcurrency> Provisioned { get; } = [];
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
    public int? ReservedConcurrency { get; set; }

    /// <summary>Rules of the world: what it does when it is not a program.</summary>
    public IReadOnlyList<FunctionRule> Rules { get; set; } = [];
    public LocalProgram? Program { get; init; }

    /// <summary>How the next updates end; further ones succeed.</summary>
    public Queue<UpdateOutcome> Script { get; } = [];

    /// <summary>Shown instead of the variables, to a reader without the right to decrypt them.</summary>
    public JsonObject? EnvironmentError { get; set; }

    public IEnumerable<FunctionVersion> Versions => Published.Prepend(Latest);

    public FunctionVersion? FindVersion(string number) => Versions.FirstOrDefault(version => version.Number == number);

    /// <summary>The version with this number is from now on as given.</summary>
    public void Replace(FunctionVersion version)
    {
        if (version.Number == FunctionVersion.Latest)
            Latest = version;
        else if (Published.FindIndex(one => one.Number == version.Number) is >= 0 and var index)
            Published[index] = version;
    }

    public string ArnOf(string? qualifier) => qualifier is null ? Arn : $"{Arn}:{qualifier}";
}

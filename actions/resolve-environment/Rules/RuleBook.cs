using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>The environments there are, and the rules that lead to them, in order.</summary>
internal sealed record RuleBook(IReadOnlyList<TargetEnvironment> Environments, IReadOnlyList<Rule> Rules)
{
    /// <summary>What is odd about them and no mistake.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>GitHub does not tell names of environments apart by case.</summary>
    public TargetEnvironment? Find(string name) => Environments.FirstOrDefault(environment => string.Equals(environment.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What to say of a name that is none of them.</summary>
    public string Unknown(string name) =>
        $"there is no environment '{name}'{(NearestName.Of(name, Environments.Select(one => one.Name)) is { } nearest ? $" (did you mean '{nearest}'?)" : "")}; there are {Names}";

    private string Names => string.Join(", ", Environments.Select(environment => environment.Name));
}

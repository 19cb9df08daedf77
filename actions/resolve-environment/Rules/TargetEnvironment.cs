using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>An environment that can be deployed to.</summary>
internal sealed record TargetEnvironment(string Name)
{
    /// <summary>What a rule says that leads nowhere.</summary>
    public const string None = "none";

    public required string Tier { get; init; }
    public required bool IsProduction { get; init; }
    public string? Region { get; init; }

    /// <summary>Twelve digits.</summary>
    public string? Account { get; init; }

    public RoleArn? Role { get; init; }
    public UrlTemplate? Url { get; init; }
    public string? StackPrefix { get; init; }

    /// <summary>Whether a newer run may cancel one that is under way.</summary>
    public bool CancelInProgress { get; init; }

    /// <summary>Who may deploy to it; empty means everybody.</summary>
    public IReadOnlyList<string> ActorAllow { get; init; } = [];

    /// <summary>One that nothing is said of.</summary>
    public static TargetEnvironment Named(string name) => new(name) { Tier = UsualTier(name, ProductionName.Is(name)), IsProduction = ProductionName.Is(name) };

    public static string UsualTier(string name, bool isProduction) => isProduction ? "production" : name;
}

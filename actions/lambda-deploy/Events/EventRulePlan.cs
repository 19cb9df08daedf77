using System.Text.Json.Nodes;
using Actions.Aws;

namespace LambdaDeploy;

/// <summary>What becomes of the rule that feeds a function.</summary>
/// <param name="Name">Name of the rule.</param>
/// <param name="Wish">What is wanted.</param>
internal sealed record EventRulePlan(string Name, EventRuleWish Wish)
{
    /// <summary>ARN of the rule, known also before it exists.</summary>
    public required string RuleArn { get; init; }

    /// <summary>Function or alias it sends to.</summary>
    public required string TargetArn { get; init; }

    /// <summary>The rule as it is; null when it does not exist.</summary>
    public EventRule? Rule { get; init; }

    /// <summary>Our target as it is; null when there is none.</summary>
    public JsonObject? Target { get; init; }

    /// <summary>Name of our target in the rule, stable from run to run.</summary>
    public required string TargetId { get; init; }

    /// <summary>Name of the statement that lets the rule invoke the function.</summary>
    public required string StatementId { get; init; }

    /// <summary>Whether the rule may invoke the function already.</summary>
    public bool IsPermitted { get; init; }

    public bool ChangesRule => Rule is null || !Wish.IsMet(Rule);

    public bool ChangesTarget => Target is null || Target["Arn"]?.ToString() != TargetArn || !SameInput;

    public bool IsChange => ChangesRule || ChangesTarget || !IsPermitted;

    public string Describe() => $"rule '{Name}' ({Wish.Schedule ?? "pattern"}) {(Rule is null ? "is created" : "is brought to what is wanted")}";

    /// <summary>The target to set: what others put into it stays.</summary>
    public JsonObject WantedTarget()
    {
        var target = (JsonObject?)Target?.DeepClone() ?? new JsonObject { ["Id"] = TargetId };
        target["Arn"] = TargetArn;
        if (Wish.Input is null)
            return target;
        // EventBridge takes one of the three.
        target.Remove("InputPath");
        target.Remove("InputTransformer");
        target["Input"] = Wish.Input;
        return target;
    }

    private bool SameInput => Wish.Input is null || Target!["Input"] is { } input && JsonNode.DeepEquals(Parsed(input.ToString()), Parsed(Wish.Input));

    private static JsonNode? Parsed(string json) => JsonNode.Parse(json);
}

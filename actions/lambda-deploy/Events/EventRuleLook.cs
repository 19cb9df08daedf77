using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Reads the rule, its targets and the permission of a function. Only reads.</summary>
internal sealed class EventRuleLook(AwsSession aws, Inputs inputs)
{
    /// <summary>Longest id of a target (EventBridge API reference), characters.</summary>
    private const int LongestTargetId = 64;

    /// <exception cref="UserError">The rule belongs to a service of AWS.</exception>
    public async Task<EventRulePlan> PlanAsync(FunctionState state, EventRuleWish wish, CancellationToken cancellationToken)
    {
        var name = wish.NameFor(state.Name);
        var rule = await RuleAsync(name, wish.Bus, cancellationToken);
        if (rule?.ManagedBy is { Length: > 0 } owner)
            throw new UserError($"Input 'event-rule': rule '{name}' is managed by {owner}: only that service may change it.", "Give the rule another name.");
        var (function, ownId) = (state.Latest.Configuration.Arn, Fitting($"lambda-{state.Name}", LongestTargetId));
        var targetArn = inputs.Alias is null ? function : $"{function}:{inputs.Alias}";
        var target = rule is null ? null : Ours(await aws.EventBridge.ListTargetsByRuleAsync(name, wish.Bus, cancellationToken), ownId, targetArn, function);
        var ruleArn = aws.Region.Arn("events", aws.Identity.Account, wish.Bus is null or "default" ? $"rule/{name}" : $"rule/{wish.Bus}/{name}");
        return new EventRulePlan(name, wish)
        {
            Rule = rule,
            RuleArn = ruleArn,
            Target = target,
            TargetId = target?["Id"]?.ToString() ?? ownId,
            TargetArn = targetArn,
            StatementId = Fitting($"rule-{(wish.Bus is null or "default" ? name : $"{wish.Bus}-{name}").Replace('.', '_').Replace('/', '_')}", 100),
            IsPermitted = await IsPermittedAsync(state, ruleArn, cancellationToken),
        };
    }

    // A second target for the same function would send it every event twice: one that somebody else made is taken over.
    private static JsonObject? Ours(IReadOnlyList<JsonObject> targets, string id, string arn, string function) =>
        targets.FirstOrDefault(target => target["Id"]?.ToString() == id)
        ?? targets.FirstOrDefault(target => target["Arn"]?.ToString() == arn)
        ?? targets.FirstOrDefault(target => target["Arn"]?.ToString() == function);

    private async Task<EventRule?> RuleAsync(string name, string? bus, CancellationToken cancellationToken)
    {
        try
        {
            return await aws.EventBridge.DescribeRuleAsync(name, bus, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private async Task<bool> IsPermittedAsync(FunctionState state, string ruleArn, CancellationToken cancellationToken)
    {
        if (inputs.Alias is not null && state.Alias is null)
            return false;
        var policy = await aws.Lambda.GetPolicyAsync(state.Asked, inputs.Alias, cancellationToken);
        return (policy?["Statement"] as JsonArray ?? []).Any(statement => Permits(statement, ruleArn));
    }

    // A principal may be "*" as well as an object, and a condition may be of any kind.
    private static bool Permits(JsonNode? statement, string ruleArn) =>
        statement is JsonObject one
        && one["Effect"]?.ToString() == "Allow"
        && one["Action"]?.ToString() == EventRuleApply.Invoke
        && (one["Principal"] as JsonObject)?["Service"]?.ToString() == EventRuleApply.Principal
        && ((one["Condition"] as JsonObject)?["ArnLike"] as JsonObject)?["AWS:SourceArn"]?.ToString() == ruleArn;

    // Two long names that begin alike must not become one.
    private static string Fitting(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(longest - 9)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
}

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
        var targetId = Fitting($"lambda-{state.Name}", LongestTargetId);
        var target = rule is null ? null : (await aws.EventBridge.ListTargetsByRuleAsync(name, wish.Bus, cancellationToken)).FirstOrDefault(target => target["Id"]?.ToString() == targetId);
        var ruleArn = aws.Region.Arn("events", aws.Identity.Account, wish.Bus is null or "default" ? $"rule/{name}" : $"rule/{wish.Bus}/{name}");
        return new EventRulePlan(name, wish)
        {
            Rule = rule,
            RuleArn = ruleArn,
            Target = target,
            TargetId = targetId,
            TargetArn = inputs.Alias is null ? state.Latest.Configuration.Arn : $"{state.Latest.Configuration.Arn}:{inputs.Alias}",
            StatementId = Fitting($"rule-{name.Replace('.', '_')}", 100),
            IsPermitted = await IsPermittedAsync(state, ruleArn, cancellationToken),
        };
    }

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

    private static bool Permits(JsonNode? statement, string ruleArn) =>
        statement?["Effect"]?.ToString() == "Allow"
        && statement["Action"]?.ToString() == EventRuleApply.Invoke
        && statement["Principal"]?["Service"]?.ToString() == EventRuleApply.Principal
        && statement["Condition"]?["ArnLike"]?["AWS:SourceArn"]?.ToString() == ruleArn;

    // Two long names that begin alike must not become one.
    private static string Fitting(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(longest - 9)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
}

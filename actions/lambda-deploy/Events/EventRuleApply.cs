using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Makes the rule feed the function: permission first, so that no event of the rule is refused.</summary>
internal sealed class EventRuleApply(AwsSession aws, Inputs inputs, ActionContext action)
{
    public const string Invoke = "lambda:InvokeFunction";
    public const string Principal = "events.amazonaws.com";

    /// <exception cref="DeployFailure">EventBridge did not take it.</exception>
    public async Task RunAsync(FunctionDeployment deployment)
    {
        if (deployment.Plan.EventRule is not { IsChange: true } rule)
            return;
        await ThrowIfChangedAsync(deployment.Plan, rule);
        using var writes = new GraceToken(action.Time, action.Stopping);
        if (!rule.IsPermitted)
        {
            await PermitAsync(deployment, rule, writes.Token);
            deployment.Tell($"rule '{rule.Name}' may invoke it");
        }
        if (rule.ChangesRule)
        {
            await aws.EventBridge.PutRuleAsync(Request(rule), writes.Token);
            deployment.Tell($"rule '{rule.Name}' {(rule.Rule is null ? "is created" : "is changed")}: {rule.Wish.Schedule ?? rule.Wish.Pattern}");
        }
        if (rule.ChangesTarget)
            await TargetAsync(deployment, rule, writes.Token);
    }

    // A canary may take hours: what others changed since the plan must stay.
    private async Task ThrowIfChangedAsync(FunctionPlan plan, EventRulePlan rule)
    {
        action.Stopping.ThrowIfCancellationRequested();
        var now = await new EventRuleLook(aws, inputs).PlanAsync(plan.State, rule.Wish, action.Stopping);
        if (now.Rule != rule.Rule || !JsonNode.DeepEquals(now.Target, rule.Target))
            throw new DeployFailure($"somebody else changed rule '{rule.Name}' meanwhile; it is left as it is", "Find out who manages it besides this job, then run this again: it compares anew.");
    }

    private async Task PermitAsync(FunctionDeployment deployment, EventRulePlan rule, CancellationToken cancellationToken)
    {
        try
        {
            await aws.Lambda.AddPermissionAsync(
                new() { FunctionName = deployment.Plan.State.Asked, Qualifier = inputs.Alias, StatementId = rule.StatementId, Action = Invoke, Principal = Principal, SourceArn = rule.RuleArn },
                cancellationToken);
        }
        catch (AwsException taken) when (taken.Code == "ResourceConflictException")
        {
            throw new DeployFailure($"its policy has a statement '{rule.StatementId}' that says something else", "Remove that statement (aws lambda remove-permission), or give the rule another name.");
        }
    }

    private static PutRuleRequest Request(EventRulePlan rule) => (rule.Rule is { } there ? PutRuleRequest.Of(there) : new PutRuleRequest { Name = rule.Name, State = "ENABLED", EventBusName = rule.Wish.Bus }) with
    {
        ScheduleExpression = rule.Wish.Schedule,
        EventPattern = rule.Wish.Pattern,
        State = rule.Wish.State ?? rule.Rule?.State ?? "ENABLED",
    };

    private async Task TargetAsync(FunctionDeployment deployment, EventRulePlan rule, CancellationToken cancellationToken)
    {
        // The call succeeds also when it took none of them.
        var answer = await aws.EventBridge.PutTargetsAsync(rule.Name, rule.Wish.Bus, [rule.WantedTarget()], cancellationToken);
        if (answer.FailedEntryCount > 0)
        {
            var why = string.Join("; ", answer.FailedEntries.Select(entry => $"{entry.ErrorCode}: {entry.ErrorMessage}"));
            throw new DeployFailure($"rule '{rule.Name}' did not take it as a target: {why}".TrimEnd('.', ' '), "A rule has five targets at most: look at the others.");
        }
        deployment.Tell($"rule '{rule.Name}' sends to {rule.TargetArn[(rule.TargetArn.IndexOf(":function:", StringComparison.Ordinal) + 10)..]}");
    }
}

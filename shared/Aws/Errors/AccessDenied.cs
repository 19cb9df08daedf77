using System.Text.RegularExpressions;

namespace Actions.Aws;

/// <summary>Reads AWS's "not authorized" texts: which action is missing, on what, and what kind of policy stands in the way.</summary>
internal static partial class AccessDenied
{
    public static string Remedy(CallContext context, string message)
    {
        var match = NotAuthorized().Match(message);
        var action = match.Success ? match.Groups["action"].Value : context.Operation.IamActions.FirstOrDefault(context.Operation.ToString());
        var resource = match.Groups["resource"].Success ? match.Groups["resource"].Value.TrimEnd('.') : ObjectArn(context) ?? "*";
        var who = context.Caller is null ? "the caller" : $"{context.Caller.Name} (account {context.Caller.Account})";
        if (action is "sts:AssumeRole" or "sts:AssumeRoleWithWebIdentity")
            return $"The trust policy of the role does not allow {action} to {who}.";
        return Obstacle(message) is { } obstacle
            ? $"{action} is missing for {who}, and {obstacle}: allowing it in the role's own policy will not help."
            : $"Allow {action} to {who}{PassedTo(context, action)}: {Statement(context, action, resource)}{OrMissing(context)}";
    }

    private static string? ObjectArn(CallContext context) =>
        context.Operation.Service == ServiceInfo.S3 ? $"arn:{context.Region.Partition}:s3:::{context.Resource["s3://".Length..].Split('?')[0]}" : null;

    private static string OrMissing(CallContext context) => context.Operation.Service == ServiceInfo.S3 && context.Operation.IsRead
        ? " A missing object is refused like this, too, where s3:ListBucket is not allowed on the bucket."
        : "";

    /// <summary>The service that a passed role is for, as <c>iam:PassedToService</c> names it.</summary>
    public static string? PassedToService(Operation operation) => operation.Service.SigningName switch
    {
        "ecs" => "ecs-tasks.amazonaws.com",
        "events" => "events.amazonaws.com",
        "scheduler" => "scheduler.amazonaws.com",
        _ => null,
    };

    private static string? Obstacle(string message) =>
        message.Contains("service control policy", StringComparison.Ordinal) ? "a service control policy of the organization refuses it"
        : message.Contains("resource control policy", StringComparison.Ordinal) ? "a resource control policy of the organization refuses it"
        : message.Contains("permissions boundary", StringComparison.Ordinal) ? "the permissions boundary of the role refuses it"
        : message.Contains("session policy", StringComparison.Ordinal) ? "the session policy refuses it"
        : message.Contains("VPC endpoint policy", StringComparison.Ordinal) ? "the VPC endpoint policy refuses it"
        : message.Contains("explicit deny", StringComparison.Ordinal) ? "an explicit deny refuses it"
        : null;

    private static string PassedTo(CallContext context, string action) =>
        action == "iam:PassRole" && PassedToService(context.Operation) is { } service ? $" with iam:PassedToService = {service}" : "";

    private static string Statement(CallContext context, string action, string resource)
    {
        var condition = action == "iam:PassRole" && PassedToService(context.Operation) is { } service
            ? $$$""", "Condition": {"StringEquals": {"iam:PassedToService": "{{{service}}}"}}"""
            : "";
        return $$"""{"Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"{{condition}}}""";
    }

    [GeneratedRegex(
        @"not authorized to perform: (?<action>[a-z0-9-]+:[A-Za-z]+)(?: on (?:the )?resource: ""?(?<resource>[^\s""]+))?",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotAuthorized();
}

namespace LocalAws.Records;

/// <summary>What a policy must allow for a call.</summary>
/// <param name="Actions">IAM actions, such as <c>ecs:UpdateService</c>; <c>iam:PassRole</c> when a role is handed to a service.</param>
/// <param name="PassedRoles">ARNs of the roles handed over.</param>
public sealed record CallRights(IReadOnlyList<string> Actions, IReadOnlyList<string> PassedRoles);

using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>What an action's inputs say about AWS. Everything may be left out.</summary>
public sealed record AwsSettings
{
    /// <summary>Input <c>region</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Inputs that may be ARNs (cluster, service, task definition, …): a region in one of them counts after <see cref="Region"/>.</summary>
    public IReadOnlyList<string?> Arns { get; init; } = [];

    /// <summary>Input <c>role-to-assume</c>: ARN of a role.</summary>
    public string? RoleToAssume { get; init; }

    /// <summary>Input <c>role-duration</c>: 900-43200 seconds, as STS allows.</summary>
    public TimeSpan RoleDuration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>External id for the role's trust policy; used when the role is assumed from other credentials, not with OIDC.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Input <c>audience</c> of the OIDC token.</summary>
    public string Audience { get; init; } = "sts.amazonaws.com";

    /// <summary>Input <c>allowed-account-ids</c>; empty allows every account.</summary>
    public IReadOnlyList<string> AllowedAccountIds { get; init; } = [];

    /// <summary>Reads the inputs that every action has for AWS: <c>region</c>, <c>role-to-assume</c>, <c>role-duration</c>, <c>audience</c>, <c>allowed-account-ids</c>.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="arns">See <see cref="Arns"/>.</param>
    public static AwsSettings Read(InputReader inputs, params IReadOnlyList<string?> arns)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new AwsSettings
        {
            Region = inputs.OptionalText("region"),
            Arns = arns,
            RoleToAssume = inputs.OptionalText("role-to-assume"),
            RoleDuration = inputs.Duration("role-duration", TimeSpan.FromMinutes(15), TimeSpan.FromHours(12)),
            Audience = inputs.Text("audience"),
            AllowedAccountIds = inputs.Lines("allowed-account-ids"),
        };
    }
}

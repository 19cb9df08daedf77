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
}

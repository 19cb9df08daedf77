namespace Actions.Aws;

/// <summary>The Secrets Manager operations the suite uses.</summary>
public interface ISecretsManager
{
    /// <summary>What is known of a secret but its value: the way to see whether it exists.</summary>
    /// <param name="secretId">Name or ARN.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<SecretDescription> DescribeSecretAsync(string secretId, CancellationToken cancellationToken);

    /// <summary>The current value of a secret, or that of a stage. It is masked before it is returned, and so are the texts in a JSON value.</summary>
    /// <param name="secretId">Name or ARN.</param>
    /// <param name="versionStage">Such as <c>AWSPREVIOUS</c>; null is the current one.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">
    /// Code <c>ResourceNotFoundException</c> when there is no such secret or stage, <c>InvalidRequestException</c> when it is to be deleted.
    /// </exception>
    Task<SecretValue> GetSecretValueAsync(string secretId, string? versionStage, CancellationToken cancellationToken);
}

/// <summary>A secret without its value.</summary>
public sealed record SecretDescription
{
    /// <summary>ARN of the secret: its name and six random characters.</summary>
    public string ARN { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>When it is to be deleted, or null.</summary>
    public DateTimeOffset? DeletedDate { get; init; }

    /// <summary>Stages of each version, by the version's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> VersionIdsToStages
    {
        get => field ?? new Dictionary<string, IReadOnlyList<string>>();
        init;
    }
}

/// <summary>A secret's value.</summary>
public sealed record SecretValue
{
    /// <summary>ARN of the secret.</summary>
    public string ARN { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the version.</summary>
    public string VersionId { get; init; } = "";

    /// <summary>The value; null for a binary one.</summary>
    public string? SecretString { get; init; }

    /// <summary>Without the value: a secret is not to be printed.</summary>
    public override string ToString() => $"{Name} version {VersionId}";
}

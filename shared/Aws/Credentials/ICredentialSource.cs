namespace Actions.Aws;

/// <summary>One way to come by an access key.</summary>
internal interface ICredentialSource
{
    /// <summary>For the log: <c>OIDC token for role deploy</c>.</summary>
    string Description { get; }

    /// <summary>Fetches a fresh key.</summary>
    /// <exception cref="Actions.Toolkit.ReportedException">There is none, with the remedy.</exception>
    Task<AwsKeys> FetchAsync(CancellationToken cancellationToken);
}

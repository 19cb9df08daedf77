namespace Actions.Aws;

/// <summary>What an error text may name.</summary>
/// <param name="Operation">The operation called.</param>
/// <param name="Resource">What the request was about.</param>
/// <param name="Region">The region of the session.</param>
/// <param name="Endpoint">Where the request went.</param>
/// <param name="Caller">Who called; null while that is not known.</param>
internal sealed record CallContext(Operation Operation, string Resource, AwsRegion Region, Uri Endpoint, CallerIdentity? Caller)
{
    /// <summary><c>in account 111122223333, region eu-central-1</c>.</summary>
    public string Place => Caller is null ? $"in region {Region.Name}" : $"in account {Caller.Account}, region {Region.Name}";
}

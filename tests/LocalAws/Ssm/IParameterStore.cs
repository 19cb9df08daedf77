namespace LocalAws.Ssm;

/// <summary>What a starting task may read: SSM parameters by name or ARN.</summary>
public interface IParameterStore
{
    /// <returns>The decrypted value, or null when there is no such parameter.</returns>
    string? Find(string nameOrArn);
}

namespace Actions.Aws;

/// <summary>The Secrets Manager operations.</summary>
internal static class SecretsManagerOperations
{
    public static readonly Operation<DescribeSecretInput, SecretDescription> DescribeSecret = new(
        ServiceInfo.SecretsManager, "DescribeSecret", Repeat.Freely, SecretsManagerJson.Default.DescribeSecretInput,
        SecretsManagerJson.Default.SecretDescription, input => $"secret {input.SecretId}", "secretsmanager:DescribeSecret");

    public static readonly Operation<GetSecretValueInput, SecretValue> GetSecretValue = new(
        ServiceInfo.SecretsManager, "GetSecretValue", Repeat.Freely, SecretsManagerJson.Default.GetSecretValueInput,
        SecretsManagerJson.Default.SecretValue, input => $"secret {input.SecretId}", "secretsmanager:GetSecretValue");

    public static IReadOnlyList<Operation> All { get; } = [DescribeSecret, GetSecretValue];
}

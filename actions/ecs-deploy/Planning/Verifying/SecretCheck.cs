using Actions.Aws;

namespace EcsDeploy;

/// <summary>Whether secrets exist. Their values are never read.</summary>
internal sealed class SecretCheck(ISecretsManager secrets) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.Secret;

    public int AtOnce => 1;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<Reference, string>();
        foreach (var reference in references)
        {
            try
            {
                if ((await secrets.DescribeSecretAsync(reference.Name, cancellationToken)).DeletedDate is not null)
                    problems[reference] = "is to be deleted and cannot be read";
            }
            catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
            {
                problems[reference] = "does not exist";
            }
        }
        return problems;
    }
}

using Actions.Aws;

namespace EcsDeploy;

/// <summary>Whether parameters exist. Their values are neither decrypted nor looked at.</summary>
internal sealed class ParameterCheck(ISsm ssm) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.Parameter;

    public int AtOnce => 10;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var answer = await ssm.GetParametersAsync([.. references.Select(reference => reference.Name)], withDecryption: false, cancellationToken);
        var missing = answer.InvalidParameters.ToHashSet(StringComparer.Ordinal);
        return references.Where(reference => missing.Contains(reference.Name)).ToDictionary(reference => reference, _ => "does not exist");
    }
}

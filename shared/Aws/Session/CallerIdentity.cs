namespace Actions.Aws;

/// <summary>Who we are for AWS: the answer of <c>GetCallerIdentity</c>.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">ARN of the user or the assumed role.</param>
public sealed record CallerIdentity(string Account, string Arn)
{
    /// <summary>Name of the role or user, for people: <c>arn:aws:sts::111122223333:assumed-role/deploy/run-7</c> gives <c>deploy</c>.</summary>
    public string Name => Arn.Split('/') is [_, var name, ..] ? name : Arn;
}

namespace HealthCheck;

/// <summary>Where in AWS the address of a target is found.</summary>
internal enum SourceKind
{
    Ssm,
    Cfn,
    Apprunner,
    Elb,
}

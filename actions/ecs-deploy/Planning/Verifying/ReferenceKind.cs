namespace EcsDeploy;

internal enum ReferenceKind
{
    Image,
    LogGroup,
    Parameter,
    Secret,
    TargetGroup,
    Alarm,
}

namespace EcsDeploy;

/// <summary>The deployment strategies of ECS.</summary>
internal enum Strategy
{
    Rolling,
    BlueGreen,
    Canary,
    Linear,
}

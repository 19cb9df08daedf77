namespace Migrate.Tasks;

/// <summary>What the task runs on.</summary>
internal enum LaunchType
{
    Fargate,
    Ec2,
    External,
}

namespace Migrate;

/// <summary>Where the commands run.</summary>
internal enum RunIn
{
    EcsTask,
    Image,
    Local,
    Lambda,
}
